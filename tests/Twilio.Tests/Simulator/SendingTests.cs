using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;

namespace Twilio.Tests.Simulator;

/// <summary>Client and simulator are two readings of the same documents; here they meet.</summary>
public sealed class SendingTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    [Fact]
    public async Task A_text_through_the_messaging_service_is_accepted_without_a_sender_and_delivered_with_one()
    {
        var phone = host.NewPhone();

        var accepted = await Create(phone, options => options.StatusCallback = host.Webhooks.StatusCallback("1"));

        Assert.StartsWith("SM", accepted.Sid, StringComparison.Ordinal);
        Assert.True(accepted.Status == MessageResource.StatusEnum.Accepted);
        Assert.Equal((phone, null, "0"), (accepted.To, accepted.From.ToString(), accepted.NumSegments));
        Assert.Equal(SimulatorHost.MessagingServiceSid, accepted.MessagingServiceSid);

        await host.Webhooks.Next(webhook => webhook.Form["MessageSid"] == accepted.Sid && webhook.Form["MessageStatus"] == "delivered");
        var delivered = await MessageResource.FetchAsync(accepted.Sid, client: host.Client);
        Assert.True(delivered.Status == MessageResource.StatusEnum.Delivered);
        Assert.Equal((SimulatorHost.Number, "1"), (delivered.From.ToString(), delivered.NumSegments));
        Assert.NotNull(delivered.DateSent);
    }

    [Fact]
    public async Task A_picture_is_an_MMS_with_its_media_listed()
    {
        var message = await Create(host.NewPhone(), options => options.MediaUrl = [new Uri("https://x.example/a.jpg"), new Uri("https://x.example/b.jpg")]);

        Assert.StartsWith("MM", message.Sid, StringComparison.Ordinal);
        Assert.Equal("2", message.NumMedia);
        var media = (await MediaResource.ReadAsync(message.Sid, client: host.Client)).ToList();
        Assert.Equal(2, media.Count);
        Assert.All(media, item => Assert.Equal(message.Sid, item.ParentSid));
        Assert.True(await MediaResource.DeleteAsync(message.Sid, media[0].Sid, client: host.Client));
        Assert.Equal(media[1].Sid, Assert.Single(await MediaResource.ReadAsync(message.Sid, client: host.Client)).Sid);
    }

    [Fact]
    public async Task A_list_by_recipient_finds_a_text_at_once_and_pages_through_all_of_them()
    {
        var phone = host.NewPhone();
        var sids = new List<string>();
        for (var i = 0; i < 5; i++) sids.Add((await Create(phone)).Sid);

        var listed = await MessageResource.ReadAsync(to: phone, pageSize: 2, client: host.Client);

        Assert.Equal(sids.AsEnumerable().Reverse(), listed.Select(message => message.Sid));
    }

    [Fact]
    public async Task A_list_can_be_bounded_by_the_day_of_sending()
    {
        var phone = host.NewPhone();
        var message = await Create(phone, options => options.StatusCallback = host.Webhooks.StatusCallback("2"));
        await host.Webhooks.Next(webhook => webhook.Form["MessageSid"] == message.Sid && webhook.Form["MessageStatus"] == "sent");
        var sent = (await MessageResource.FetchAsync(message.Sid, client: host.Client)).DateSent!.Value.ToUniversalTime();

        Assert.Single(await MessageResource.ReadAsync(to: phone, dateSentAfter: sent.AddDays(-1), client: host.Client));
        Assert.Empty(await MessageResource.ReadAsync(to: phone, dateSentAfter: sent.AddDays(2), client: host.Client));
        Assert.Empty(await MessageResource.ReadAsync(to: phone, dateSentBefore: sent.AddDays(-1), client: host.Client));
    }

    [Fact]
    public async Task A_body_can_be_redacted_and_a_finished_text_deleted()
    {
        var message = await Create(host.NewPhone(), options => options.StatusCallback = host.Webhooks.StatusCallback("3"));
        await host.Webhooks.Next(webhook => webhook.Form["MessageSid"] == message.Sid && webhook.Form["MessageStatus"] == "delivered");

        Assert.Equal("", (await MessageResource.UpdateAsync(message.Sid, body: "", client: host.Client)).Body);
        Assert.True(await MessageResource.DeleteAsync(message.Sid, client: host.Client));
        var gone = await Assert.ThrowsAsync<ApiException>(() => MessageResource.FetchAsync(message.Sid, client: host.Client));
        Assert.Equal((20404, 404), (gone.Code, gone.Status));
    }

    [Theory]
    [InlineData("+1555", 21211, 400)]
    [InlineData("+14155570003", 21408, 400)]
    [InlineData("+14155570004", 21610, 400)]
    [InlineData("+14155572429", 20429, 429)]
    public async Task A_refusal_carries_its_code(string to, int code, int status)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(() => Create(to));
        Assert.Equal((code, status), (refusal.Code, refusal.Status));
        Assert.Empty(await MessageResource.ReadAsync(to: to, client: host.Client));
    }

    [Fact]
    public async Task A_wrong_token_is_not_let_in()
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(() => MessageResource.ReadAsync(client: host.ClientWith("wrong")));
        Assert.Equal((20003, 401), (refusal.Code, refusal.Status));
    }

    [Fact]
    public async Task A_text_is_sent_although_the_answer_was_an_HTML_page()
    {
        const string Phone = "+14155572502";

        var failure = await Assert.ThrowsAsync<ApiException>(() => Create(Phone));

        Assert.Equal((0, 0), (failure.Code, failure.Status));
        Assert.Single(await MessageResource.ReadAsync(to: Phone, client: host.Client));
    }

    [Theory]
    [InlineData("acceptThenDrop")]
    [InlineData("acceptThenHalf")]
    public async Task A_text_is_sent_although_the_connection_broke(string fault)
    {
        var phone = host.NewPhone();
        await host.GivenFault(fault, phone);

        await Assert.ThrowsAsync<ApiConnectionException>(() => Create(phone));

        Assert.Single(await MessageResource.ReadAsync(to: phone, client: host.Client));
    }

    private Task<MessageResource> Create(string to, Action<CreateMessageOptions>? change = null)
    {
        var options = new CreateMessageOptions(to) { MessagingServiceSid = SimulatorHost.MessagingServiceSid, Body = "Rex is back home.", SmartEncoded = true };
        change?.Invoke(options);
        return MessageResource.CreateAsync(options, host.Client);
    }
}
