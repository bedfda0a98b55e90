using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S15: "Message Sent To Clients" and "Staff Is Sent Message".</summary>
[Collection(TailWaggers.Name)]
public sealed class S15_SwitchesTests(SystemFixture system)
{
    [Fact]
    public async Task Each_switch_turns_off_texts_to_its_own_audience_and_the_message_goes_by_email()
    {
        using var nora = await TailWaggers.NoraAsync(system);

        await TailWaggers.SaveAsync(nora, now => now with { TextClients = false });
        var client = await nora.ComposeAsync(Demo.Noah.Id, "Clients are switched off");
        var staff = await nora.ComposeAsync(Demo.Nora, "Staff are on");
        await TailWaggers.SaveAsync(nora, now => now with { TextClients = true, TextStaff = false });
        var staffOff = await nora.ComposeAsync(Demo.Nora, "Staff are switched off");
        var clientOn = await nora.ComposeAsync(Demo.Noah.Id, "Clients are on");
        await TailWaggers.ResetAsync(nora);

        Assert.Equal(("client-texts-off", 0), (client.NotTexted?.Code, client.Texts.Count));
        Assert.Equal(("staff-texts-off", 0), (staffOff.NotTexted?.Code, staffOff.Texts.Count));
        foreach (var entry in new[] { staff, clientOn })
            await Eventually.Until(() => nora.TextAsync(entry.Texts.Single().Id), life => life.Status == TextState.Delivered);
        Assert.DoesNotContain((await system.Carrier.OracleAsync(Demo.Noah.Phone)).Messages, message => message.Body == "Clients are switched off");
    }
}
