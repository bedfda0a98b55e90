using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class ConversationListModelTests
{
    [Fact]
    public async Task The_newest_conversation_comes_first_and_silent_ones_last_by_name()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.PageSize = 10;
        tab.Gateway.Conversations.AddRange([
            Some.Conversation("Zoe"), Some.Conversation("Adam"),
            Some.Conversation("Old", Some.Noon.AddDays(-1)), Some.Conversation("New", Some.Noon, unread: 2)]);
        var list = new ConversationListModel(tab.Messaging);
        await list.LoadAsync();
        Assert.Equal(["New", "Old", "Adam", "Zoe"], list.Rows.Select(row => row.Name));
        Assert.Equal(2, list.Unread);
        Assert.False(list.HasMore);
    }

    [Fact]
    public async Task More_is_loaded_page_by_page()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Conversations.AddRange(Enumerable.Range(0, 7).Select(number => Some.Conversation($"Client {number}", Some.Noon.AddMinutes(-number))));
        var list = new ConversationListModel(tab.Messaging);
        await list.LoadAsync();
        Assert.Equal(3, list.Rows.Count);
        await list.LoadMoreAsync();
        await list.LoadMoreAsync();
        Assert.Equal(7, list.Rows.Count);
        Assert.False(list.HasMore);
    }

    [Fact]
    public async Task A_live_change_moves_the_conversation_up()
    {
        await using var tab = await Tab.OpenAsync();
        var ann = Some.Conversation("Ann", Some.Noon.AddHours(-1));
        tab.Gateway.Conversations.AddRange([Some.Conversation("Ben", Some.Noon), ann]);
        var list = new ConversationListModel(tab.Messaging);
        await list.LoadAsync();
        list.Apply(ann with { LastAt = Some.Noon.AddMinutes(1), Unread = 1 });
        Assert.Equal(["Ann", "Ben"], list.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task A_search_shows_what_the_server_found_and_nothing_that_merely_came_in()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Conversations.AddRange([Some.Conversation("Ann", Some.Noon, id: Some.Ann), Some.Conversation("Ben", Some.Noon)]);
        var list = new ConversationListModel(tab.Messaging);
        await list.SearchAsync(" ann ");
        list.Apply(Some.Conversation("Chloe", Some.Noon));
        list.Apply(Some.Conversation("Ann", Some.Noon, unread: 3, id: Some.Ann));
        Assert.Equal(3, Assert.Single(list.Rows).Unread);
    }

    [Fact]
    public async Task The_kind_filters_live_changes_too()
    {
        await using var tab = await Tab.OpenAsync();
        var list = new ConversationListModel(tab.Messaging);
        await list.ShowAsync(ContactKind.Staff);
        list.Apply(Some.Conversation("Ann", Some.Noon));
        list.Apply(Some.Conversation("Sam", Some.Noon, kind: ContactKind.Staff));
        Assert.Equal("Sam", Assert.Single(list.Rows).Name);
    }

    [Fact]
    public async Task An_answer_to_what_was_typed_before_is_dropped()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Conversations.AddRange([Some.Conversation("Ann", Some.Noon), Some.Conversation("Ben", Some.Noon)]);
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = request => request.Query["search"] == "an" ? hold.Task : null;
        var list = new ConversationListModel(tab.Messaging);
        var first = list.SearchAsync("an");
        await list.SearchAsync("ben");
        hold.SetResult();
        await first;
        Assert.Equal("Ben", Assert.Single(list.Rows).Name);
        Assert.False(list.IsLoading);
    }

    [Fact]
    public async Task Opening_a_feed_takes_its_badge_away_at_once()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Conversations.Add(Some.Conversation("Ann", Some.Noon, unread: 4, id: Some.Ann));
        var list = new ConversationListModel(tab.Messaging);
        await list.LoadAsync();
        list.MarkRead(Some.Ann);
        Assert.Equal(0, list.Unread);
    }

    [Fact]
    public async Task A_problem_is_kept_for_the_page_and_gone_after_the_next_answer()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Problem.Of(403, "not-allowed", "Not allowed.", "Ask an administrator.");
        var list = new ConversationListModel(tab.Messaging);
        await list.LoadAsync();
        Assert.Equal("Ask an administrator.", list.Problem?.Detail);
        tab.Gateway.Refuses = null;
        await list.LoadAsync();
        Assert.Null(list.Problem);
        Assert.True(list.IsLoaded);
    }
}
