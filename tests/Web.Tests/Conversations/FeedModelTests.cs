using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class FeedModelTests
{
    private static readonly ComposeMessage Hello = new("Hello", null);

    [Fact]
    public async Task The_newest_page_is_shown_oldest_first_and_older_ones_come_above()
    {
        await using var tab = await OpenAnnAsync(Enumerable.Range(0, 5).Select(number =>
            Some.Entry(Some.Ann, FeedEntryKind.Inbound, $"{number}", Some.Noon.AddMinutes(number))));
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        Assert.Equal(["2", "3", "4"], feed.Entries.Select(entry => entry.Html));
        Assert.True(feed.HasOlder);
        await feed.LoadOlderAsync();
        Assert.Equal(["0", "1", "2", "3", "4"], feed.Entries.Select(entry => entry.Html));
        Assert.False(feed.HasOlder);
    }

    [Fact]
    public async Task A_feed_that_is_not_there_says_so()
    {
        await using var tab = await Tab.OpenAsync();
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        Assert.Equal(404, feed.Problem?.Status);
        Assert.False(feed.IsLoaded);
    }

    [Fact]
    public async Task A_message_stands_in_the_feed_before_the_server_has_it_and_settles_in_its_place()
    {
        await using var tab = await OpenAnnAsync([]);
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = _ => hold.Task;
        var feed = tab.Feed(Some.Ann);
        var sending = feed.SendAsync(Hello, Guid.CreateVersion7());
        Assert.Equal("Hello", Assert.Single(feed.Pending).Html);
        hold.SetResult();
        Assert.True((await sending).IsOk);
        Assert.Empty(feed.Pending);
        Assert.Equal("Hello", Assert.Single(feed.Entries).Html);
    }

    [Fact]
    public async Task The_stream_overtaking_the_answer_does_not_show_a_message_twice()
    {
        await using var tab = await OpenAnnAsync([]);
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = _ => hold.Task;
        var feed = tab.Feed(Some.Ann);
        var key = Guid.CreateVersion7();
        var stored = Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null, Some.Text(TextState.Queued));
        tab.Gateway.Composed[key.ToString()] = stored;

        var sending = feed.SendAsync(Hello, key);
        await feed.ApplyAsync(stored with { Texts = [Some.Text(TextState.Accepted)] });
        Assert.Empty(feed.Entries);
        hold.SetResult();
        await sending;
        Assert.Equal(TextState.Accepted, Assert.Single(feed.Entries).Texts[0].Status);
    }

    [Fact]
    public async Task A_colleagues_message_that_came_meanwhile_appears_even_when_ours_fails()
    {
        await using var tab = await OpenAnnAsync([]);
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = _ => hold.Task;
        var feed = tab.Feed(Some.Ann);
        var sending = feed.SendAsync(Hello, Guid.CreateVersion7());
        await feed.ApplyAsync(Some.Entry(Some.Ann, FeedEntryKind.Outbound, "From a colleague"));
        tab.Gateway.Refuses = _ => Problem.Of(503, "unavailable", "Unavailable.", "Nothing was stored.");
        hold.SetResult();
        Assert.False((await sending).IsOk);
        Assert.Empty(feed.Pending);
        Assert.Equal("From a colleague", Assert.Single(feed.Entries).Html);
    }

    [Fact]
    public async Task A_receipt_replaces_the_entry_and_a_reply_is_new()
    {
        var entry = Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null, Some.Text(TextState.Sent));
        await using var tab = await OpenAnnAsync([entry]);
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        Assert.False(await feed.ApplyAsync(entry with { Texts = [Some.Text(TextState.Delivered)] }));
        Assert.True(await feed.ApplyAsync(Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Hi", Some.Noon.AddMinutes(1))));
        Assert.Equal(TextState.Delivered, feed.Entries[0].Texts[0].Status);
        Assert.Equal("Hi", feed.Entries[1].Html);
    }

    // S37: undoing an assignment takes the text out of the feed it was put into, on every open page.
    [Fact]
    public async Task An_entry_whose_assignment_was_undone_leaves_the_feed()
    {
        var entry = Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Hi");
        await using var tab = await OpenAnnAsync([entry]);
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        Assert.True(feed.Remove(entry.Id));
        Assert.Empty(feed.Entries);
        Assert.False(feed.Remove(entry.Id));
    }

    [Fact]
    public async Task Another_contacts_entry_is_not_ours()
    {
        await using var tab = await OpenAnnAsync([]);
        var feed = tab.Feed(Some.Ann);
        Assert.False(await feed.ApplyAsync(Some.Entry(Some.Ben, FeedEntryKind.Inbound, "Hi")));
        Assert.Empty(feed.Entries);
    }

    // S34: STOP blocks every text from that moment on; the composer has to know at once.
    [Fact]
    public async Task After_STOP_the_head_says_why_no_text_goes()
    {
        await using var tab = await OpenAnnAsync([]);
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        Assert.Null(feed.Head?.CannotText);
        tab.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann, cannotText: Some.OptedOut);
        Assert.True(await feed.ApplyAsync(Some.Entry(Some.Ann, FeedEntryKind.Keyword, "STOP")));
        Assert.Equal("opted-out", feed.Head?.CannotText?.Code);
    }

    [Fact]
    public async Task Only_the_newest_answer_says_whether_a_text_would_go_and_a_lost_one_changes_nothing()
    {
        await using var tab = await OpenAnnAsync([]);
        var feed = tab.Feed(Some.Ann);
        await feed.LoadAsync();
        var late = new TaskCompletionSource();
        var (asked, isFirst) = (tab.Gateway.Seen.Count, true);
        tab.Gateway.Delays = _ => isFirst ? late.Task : null;
        var first = feed.ReadHeadAsync();
        await Testing.Eventually.Until(() => tab.Gateway.Seen.Count > asked);
        isFirst = false;
        tab.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann, cannotText: Some.OptedOut);
        await feed.ReadHeadAsync();
        tab.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        late.SetResult();
        await first;
        Assert.Equal("opted-out", feed.Head?.CannotText?.Code);

        tab.Gateway.Refuses = _ => Problem.Of(503, "unavailable", "Unavailable.", "Later.");
        await feed.ReadHeadAsync();
        Assert.NotNull(feed.Head);
        Assert.Null(feed.Problem);
    }

    [Fact]
    public async Task A_refused_message_leaves_no_trace()
    {
        await using var tab = await OpenAnnAsync([]);
        tab.Gateway.Refuses = request => HttpMethodsIsPost(request) ? Problem.Of(503, "unavailable", "Unavailable.", "Nothing was stored.") : null;
        var feed = tab.Feed(Some.Ann);
        var answer = await feed.SendAsync(Hello, Guid.CreateVersion7());
        Assert.Equal("Nothing was stored.", answer.Problem?.Detail);
        Assert.Empty(feed.Pending);
        Assert.Empty(feed.Entries);

        static bool HttpMethodsIsPost(Microsoft.AspNetCore.Http.HttpRequest request) => request.Method == "POST";
    }

    private static async Task<Tab> OpenAnnAsync(IEnumerable<FeedEntry> entries)
    {
        var tab = await Tab.OpenAsync();
        tab.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        tab.Gateway.Feeds[Some.Ann] = [.. entries];
        return tab;
    }
}
