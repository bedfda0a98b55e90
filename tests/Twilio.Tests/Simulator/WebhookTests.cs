using Twilio.Rest.Api.V2010.Account;
using Twilio.Security;

namespace Twilio.Tests.Simulator;

public sealed class WebhookTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private readonly RequestValidator validator = new(SimulatorHost.AuthToken);

    [Fact]
    public async Task Every_status_callback_is_signed_for_the_address_without_its_fragment()
    {
        var message = await MessageResource.CreateAsync(
            to: host.NewPhone(), messagingServiceSid: SimulatorHost.MessagingServiceSid, body: "Rex is back home.",
            statusCallback: host.Webhooks.StatusCallback("42"), client: host.Client);

        foreach (var status in new[] { "queued", "sent", "delivered" })
        {
            var callback = await host.Webhooks.Next(webhook => webhook.Form["MessageSid"] == message.Sid && webhook.Form["MessageStatus"] == status);
            Assert.EndsWith("/status?m=42", callback.Url, StringComparison.Ordinal);
            AssertSigned(callback);
        }
    }

    [Fact]
    public async Task An_inbound_text_is_signed_over_its_words_whatever_they_are()
    {
        const string Words = " Hi! Is Rex ok? 🐶 é&=+% ";
        var phone = host.NewPhone();

        await host.TextArrives(phone, Words);

        var inbound = await host.Webhooks.Next(webhook => webhook.Form["From"] == phone);
        Assert.Equal((Words, SimulatorHost.Number, "received"), (inbound.Form["Body"], inbound.Form["To"], inbound.Form["SmsStatus"]));
        AssertSigned(inbound);
    }

    private void AssertSigned(ReceivedWebhook webhook)
    {
        var form = webhook.Form.ToDictionary();
        Assert.True(validator.Validate(webhook.Url, form, webhook.Signature));
        Assert.False(new RequestValidator("another token").Validate(webhook.Url, form, webhook.Signature));
    }
}
