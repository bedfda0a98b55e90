using Microsoft.Extensions.DependencyInjection;
using Numbers.Carrier;
using Numbers.Ownership;
using Twilio.Rest.Messaging.V1;

namespace Numbers.Tests.Ownership;

/// <summary>Somebody turned a knob in the carrier's console: the next start turns it back.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class ServiceCheckTests(NumbersHost host)
{
    [Fact]
    public async Task A_service_that_was_changed_at_the_carrier_is_set_right_and_others_are_left_alone()
    {
        var (company, _) = await host.GivenNumberAsync("514", "CA");
        var service = Assert.Single(await host.AtCarrierAsync("Services", $"texting {company:N}")).GetProperty("sid").GetString()!;
        var client = host.Numbers.Services.GetRequiredService<TwilioClients>().Of(NumbersHost.AccountSid);
        var elsewhere = new Uri("https://elsewhere.example/inbound");
        await ServiceResource.UpdateAsync(new UpdateServiceOptions(service) { InboundRequestUrl = elsewhere, StickySender = false, SmartEncoding = true }, client);
        var foreign = await ServiceResource.CreateAsync(new CreateServiceOptions("not ours") { InboundRequestUrl = elsewhere }, client);

        var check = host.Numbers.Services.GetRequiredService<ServiceCheck>();
        Assert.True(await check.CheckAsync(TestContext.Current.CancellationToken));

        var corrected = await ServiceResource.FetchAsync(new FetchServiceOptions(service), client);
        Assert.Equal(("https://texting.example/webhooks/twilio/inbound#rc=5&rp=all", true, false), (corrected.InboundRequestUrl.ToString(), corrected.StickySender, corrected.SmartEncoding));
        Assert.Equal(elsewhere, (await ServiceResource.FetchAsync(new FetchServiceOptions(foreign.Sid), client)).InboundRequestUrl);
        Assert.Empty((await host.Numbers.Services.GetRequiredService<TwilioMessagingServices>().FindDriftedAsync(NumbersHost.AccountSid, new HashSet<string> { service })).Value!);
    }
}
