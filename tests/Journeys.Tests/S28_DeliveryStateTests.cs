using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S28: what became of each text, in the feed and in its life, with the reason in plain words, the same everywhere.</summary>
public sealed class S28_DeliveryStateTests(SystemFixture system)
{
    [Fact]
    public async Task A_text_is_queued_then_sent_then_delivered_and_the_feed_shows_it()
    {
        var entry = await system.Olivia.ComposeAsync(Demo.Farid.Id, "Luna is asleep.", DeliveryMode.TextOnly);
        Assert.Equal(TextState.Queued, Assert.Single(entry.Texts).Status);

        var life = await ReachesAsync(entry.Texts[0].Id, TextState.Delivered);
        Assert.Null(life.Reason);
        Assert.Equal(["composed", "claimed", "accepted"], life.Events.Select(step => step.What).Where(what => what != "carrier-status").Distinct());
        Assert.Contains("delivered", life.Events.Where(step => step.What == "carrier-status").Select(step => step.Detail));
        var shown = await InFeedAsync(Demo.Farid.Id, entry.Id);
        Assert.Equal((TextState.Delivered, null), (shown[0].Status, shown[0].Reason));
    }

    [Fact]
    public async Task A_phone_that_is_off_is_explained_and_tried_once_more_later()
    {
        var entry = await system.Olivia.ComposeAsync(Demo.Nadia.Id, "Call me.", DeliveryMode.TextOnly);

        var life = await ReachesAsync(entry.Texts.Single().Id, TextState.Undelivered);
        Assert.Equal(("carrier-30003", "The phone could not be reached; it may be off or without a signal."), (life.Reason?.Code, life.Reason?.Text));
        Assert.Contains("once more by itself", life.Reason?.Action, StringComparison.Ordinal);
        var shown = await InFeedAsync(Demo.Nadia.Id, entry.Id);
        // The second try waits beside the first, and both say what they are.
        Assert.Equal([TextState.Undelivered, TextState.Queued], shown.Select(text => text.Status));
        Assert.Equal(life.Reason, shown[0].Reason);
    }

    [Fact]
    public async Task A_text_that_a_carrier_filtered_says_so_and_is_not_sent_again()
    {
        var entry = await system.Olivia.ComposeAsync(Demo.Oscar.Id, "WIN a free walk!!!", DeliveryMode.TextOnly);

        var life = await ReachesAsync(entry.Texts.Single().Id, TextState.Undelivered);
        Assert.Equal(("carrier-30007", "A carrier filtered the text as unwanted."), (life.Reason?.Code, life.Reason?.Text));
        Assert.Equal(life.Reason, Assert.Single(await InFeedAsync(Demo.Oscar.Id, entry.Id)).Reason);
    }

    private Task<TextLife> ReachesAsync(Guid text, TextState state) => Eventually.Until(() => system.Olivia.TextAsync(text), life => life.Status == state);

    private async Task<IReadOnlyList<FeedText>> InFeedAsync(Guid contact, Guid entry) =>
        (await system.Olivia.FeedAsync(contact)).Items.Single(item => item.Id == entry).Texts;
}
