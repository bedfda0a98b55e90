using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>J6: STOP blocks every text from that moment on; only START lifts it.</summary>
public sealed class J6_StopTests(SystemFixture system)
{
    [Fact]
    public async Task After_STOP_no_text_leaves_and_after_START_texts_go_again()
    {
        await system.Carrier.TextArrivesAsync(Demo.Chloe.Phone, Demo.CompanyNumber, " stop. ");
        var head = await Eventually.Until(() => system.Olivia.HeadAsync(Demo.Chloe.Id), head => head.OptedOut);
        Assert.Equal("opted-out", head.CannotText?.Code);

        var refused = await system.Olivia.ComposeAsync(Demo.Chloe.Id, "Are you there?", DeliveryMode.TextOnly);
        Assert.Equal("opted-out", refused.NotTexted?.Code);
        Assert.Empty(refused.Texts);
        Assert.Contains((await system.Olivia.FeedAsync(Demo.Chloe.Id)).Items, entry => entry is { Kind: FeedEntryKind.Keyword, Note: not null });

        await system.Carrier.TextArrivesAsync(Demo.Chloe.Phone, Demo.CompanyNumber, "START");
        await Eventually.Until(() => system.Olivia.HeadAsync(Demo.Chloe.Id), head => !head.OptedOut);
        var sent = await system.Olivia.ComposeAsync(Demo.Chloe.Id, "Welcome back", DeliveryMode.TextOnly);
        await Eventually.Until(() => system.Olivia.TextAsync(sent.Texts.Single().Id), life => life.Status == TextState.Delivered);

        Assert.DoesNotContain((await system.Carrier.OracleAsync(Demo.Chloe.Phone)).Messages, message => message.Body == "Are you there?");
    }
}
