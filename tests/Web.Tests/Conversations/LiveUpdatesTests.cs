using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Testing;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class LiveUpdatesTests
{
    private readonly ConcurrentQueue<LiveUpdate> _told = new();

    [Fact]
    public async Task Entries_and_conversations_reach_the_page()
    {
        await using var tab = await StartAsync();
        var entry = Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Hi");
        tab.Gateway.Publish(entry);
        tab.Gateway.Publish(Some.Conversation("Ann", Some.Noon));
        await Eventually.Until(() => _told.OfType<ConversationChanged>().Any());
        Assert.Equal(entry.Id, Assert.Single(_told.OfType<EntryChanged>()).Entry.Id);
    }

    [Fact]
    public async Task An_entry_that_went_back_to_the_unassigned_texts_is_told()
    {
        await using var tab = await StartAsync();
        var id = Guid.CreateVersion7();
        tab.Gateway.Publish(FeedStream.Removed, new FeedEntryRemoved(id));
        await Eventually.Until(() => _told.OfType<EntryRemoved>().Any());
        Assert.Equal(id, Assert.Single(_told.OfType<EntryRemoved>()).Id);
    }

    [Fact]
    public async Task Whoever_can_be_texted_otherwise_now_is_told()
    {
        await using var tab = await StartAsync();
        tab.Gateway.Publish(FeedStream.Standing, new FeedStandingChanged(Some.Ann));
        tab.Gateway.Publish(FeedStream.Standing, new FeedStandingChanged(null));
        await Eventually.Until(() => _told.OfType<StandingChanged>().Count() == 2);
        Assert.Equal([Some.Ann, null], _told.OfType<StandingChanged>().Select(standing => standing.ContactId));
    }

    [Fact]
    public async Task A_broken_connection_comes_back_where_it_stopped_and_the_page_catches_up()
    {
        await using var tab = await StartAsync();
        tab.Gateway.Publish(Some.Conversation("Ann", Some.Noon));
        await Eventually.Until(() => _told.OfType<ConversationChanged>().Any());
        tab.Gateway.CutStreams();
        await Eventually.Until(() => tab.Gateway.Seen.Any(request => request.LastEventId == "1"));
        await Eventually.Until(() => _told.OfType<CatchUp>().Any());
        await Eventually.Until(() => tab.Gateway.Streams == 1);
        tab.Gateway.Publish(Some.Conversation("Ben", Some.Noon));
        await Eventually.Until(() => _told.OfType<ConversationChanged>().Count() == 2);
    }

    [Fact]
    public async Task A_gateway_that_starts_late_is_found_and_the_page_catches_up()
    {
        await using var tab = await Tab.OpenAsync();
        var isAway = true;
        tab.Gateway.Refuses = _ => isAway ? Results.StatusCode(502) : null;
        using var page = tab.Live.Subscribe(Note);
        await tab.Live.StartAsync();
        Assert.NotEqual(LiveState.Live, tab.Live.State);
        isAway = false;
        await Eventually.Until(() => _told.OfType<CatchUp>().Any());
        Assert.Equal(LiveState.Live, tab.Live.State);
    }

    [Fact]
    public async Task Somebody_who_is_signed_out_is_told_and_not_hammered()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Results.StatusCode(401);
        await tab.Live.StartAsync();
        await Eventually.Until(() => tab.Live.State == LiveState.SignedOut);
        Assert.Single(tab.Gateway.Seen);
    }

    [Fact]
    public async Task An_event_nobody_can_read_is_passed_over()
    {
        await using var tab = await StartAsync();
        tab.Gateway.Publish(FeedStream.Entry, "not an entry");
        tab.Gateway.Publish("something-new", 1);
        await Eventually.Until(() => tab.Gateway.Seen.Any(request => request.LastEventId == "1"));
        await Eventually.Until(() => tab.Live.State == LiveState.Live);
        tab.Gateway.Publish(Some.Conversation("Ann", Some.Noon));
        await Eventually.Until(() => _told.OfType<ConversationChanged>().Any());
    }

    [Fact]
    public async Task When_the_server_cannot_repeat_what_was_missed_the_page_loads_afresh()
    {
        await using var tab = await StartAsync();
        tab.Gateway.Publish(FeedStream.Reset, new { });
        await Eventually.Until(() => _told.OfType<CatchUp>().Any());
    }

    [Fact]
    public async Task One_tab_is_one_connection_and_closing_it_ends_it()
    {
        await using var tab = await StartAsync();
        await tab.Live.StartAsync();
        Assert.Equal(1, tab.Gateway.Streams);
        await tab.CloseAsync();
        await Eventually.Until(() => tab.Gateway.Streams == 0);
    }

    [Fact]
    public async Task A_page_that_was_left_hears_nothing_more()
    {
        await using var tab = await StartAsync();
        var left = new ConcurrentQueue<LiveUpdate>();
        tab.Live.Subscribe(update =>
        {
            left.Enqueue(update);
            return Task.CompletedTask;
        }).Dispose();
        tab.Gateway.Publish(Some.Conversation("Ann", Some.Noon));
        await Eventually.Until(() => _told.OfType<ConversationChanged>().Any());
        Assert.Empty(left);
    }

    [Theory]
    [InlineData(1, 0.75, 1.25)]
    [InlineData(3, 3, 5)]
    [InlineData(50, 11.25, 18.75)]
    public void Pauses_double_up_to_a_bound_and_are_spread(int failures, double least, double most)
    {
        Assert.Equal(TimeSpan.FromSeconds(least), LiveUpdates.Pause(failures, 0));
        Assert.Equal(TimeSpan.FromSeconds(most), LiveUpdates.Pause(failures, 1));
    }

    private async Task<Tab> StartAsync()
    {
        var tab = await Tab.OpenAsync();
        tab.Live.Subscribe(Note);
        await tab.Live.StartAsync();
        await Eventually.Until(() => tab.Live.State == LiveState.Live);
        return tab;
    }

    private Task Note(LiveUpdate update)
    {
        _told.Enqueue(update);
        return Task.CompletedTask;
    }
}
