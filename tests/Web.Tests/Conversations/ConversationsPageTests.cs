using AngleSharp.Dom;
using Bunit;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class ConversationsPageTests
{
    [Fact]
    public async Task A_reply_appears_in_list_and_feed_without_a_reload()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Conversations.Add(Some.Conversation("Ann Miller", Some.Noon, id: Some.Ann));
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        await cut.WaitForElementAsync(Page.Hook($"conversation-{Some.Ann}"), Patience);
        await cut.WaitForElementAsync(Page.Hook("composer-input"), Patience);
        await Eventually.Until(() => page.Gateway.Streams == 1);

        var reply = Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Is he eating?");
        page.Gateway.Publish(reply);
        page.Gateway.Publish(Some.Conversation("Ann Miller", Some.Noon, unread: 1, id: Some.Ann) with { Preview = "Is he eating?" });

        var entry = await cut.WaitForElementAsync(Page.Hook("feed-entry"), Patience);
        Assert.Equal(reply.Id.ToString(), entry.GetAttribute("data-entry-id"));
        await cut.WaitForElementAsync(Page.Hook("unread"), Patience);
        Assert.Equal("New message from Ann Miller", cut.Find(Page.Hook("announcement")).TextContent);
    }

    [Fact]
    public async Task A_conversation_whose_only_entry_was_taken_back_says_so_and_is_no_empty_line()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Conversations.Add(Some.Conversation("Emma Wilson", Some.Noon, id: Some.Ann) with { Preview = "", LastIsInbound = false });
        var cut = page.Render<ConversationsPage>();
        var line = await cut.WaitForElementAsync(Page.Hook($"conversation-{Some.Ann}"), Patience);
        Assert.Contains("Client · nothing here any more", line.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent:", line.TextContent, StringComparison.Ordinal);
    }

    // N11: whoever reads it knows to which number START has to go.
    [Fact]
    public async Task After_STOP_the_composer_says_what_lifts_it_and_offers_email()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann, cannotText: Some.OptedOut);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        var cannot = await cut.WaitForElementAsync(Page.Hook("cannot-text"), Patience);
        Assert.Contains("Ann texted STOP. Ann can text START to resume.", cannot.TextContent, StringComparison.Ordinal);
        Assert.Contains("START to resume. Your number is (415) 555-0100.", cannot.TextContent, StringComparison.Ordinal);
        await cut.Find(Page.Hook("email-instead")).ClickAsync(new());
        Assert.Equal("EmailOnly", cut.Find(Page.Hook("delivery-choice")).GetAttribute("value"));
    }

    // Somebody writes while texting is switched off: the page says so at once, and what is written stays.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_open_composer_hears_that_texts_cannot_go_any_more_and_that_they_can_again(bool forThisPersonAlone)
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        await cut.WaitForElementAsync(Page.Hook("composer-input"), Patience);
        await Eventually.Until(() => page.Gateway.Streams == 1);
        var composer = cut.FindComponent<Composer>();
        await cut.InvokeAsync(() => composer.Instance.TypedAsync("On my way", goesOn: false));
        Assert.Empty(cut.FindAll(Page.Hook("cannot-text")));

        var suspended = new Refusal("sending-suspended", "Sending from your number is suspended.", "See Settings for the reason.");
        Stands(suspended);
        var cannot = await cut.WaitForElementAsync(Page.Hook("cannot-text"), Patience);
        Assert.Contains("Sending from your number is suspended. See Settings for the reason.", cannot.TextContent, StringComparison.Ordinal);
        await cut.WaitForElementAsync(Page.Hook("not-texted"), Patience);
        Assert.Equal("On my way", page.Gateway.Written.Last().Html);

        Stands(null);
        await cut.WaitForAssertionAsync(() => Assert.Empty(cut.FindAll($"{Page.Hook("cannot-text")}, {Page.Hook("not-texted")}")), Patience);
        Assert.False(cut.Find(Page.Hook("composer-send")).HasAttribute("disabled"));

        void Stands(Refusal? refusal)
        {
            page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann) with { CannotText = refusal };
            page.Gateway.Preview = _ => Some.Preview(new PreviewPart("On my way", 9, 160, 1)) with { NotTexted = refusal };
            page.Gateway.Publish(FeedStream.Standing, new FeedStandingChanged(forThisPersonAlone ? Some.Ann : null));
        }
    }

    [Fact]
    public async Task Of_somebody_elses_standing_an_open_feed_asks_nothing()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        await cut.WaitForElementAsync(Page.Hook("composer-input"), Patience);
        await Eventually.Until(() => page.Gateway.Streams == 1);
        var before = page.Gateway.Seen.Count(IsHead);

        page.Gateway.Publish(FeedStream.Standing, new FeedStandingChanged(Some.Ben));
        page.Gateway.Publish(Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Afterwards"));
        await cut.WaitForElementAsync(Page.Hook("feed-entry"), Patience);
        Assert.Equal(before, page.Gateway.Seen.Count(IsHead));

        static bool IsHead(SeenRequest request) => request.Path.EndsWith($"/conversations/{Some.Ann}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_read_only_while_somebody_looks_at_it()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        await cut.WaitForElementAsync(Page.Hook("composer-input"), Patience);
        Assert.DoesNotContain(page.Gateway.Seen, IsRead);
        var feed = cut.FindComponent<Feed>();
        await cut.InvokeAsync(() => feed.Instance.LookAsync(true));
        await Eventually.Until(() => page.Gateway.Seen.Any(IsRead));

        static bool IsRead(SeenRequest request) => request.Path.EndsWith("/read", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_of_the_API_is_shown_in_its_own_words()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Refuses = request => request.Path.Value!.EndsWith("stream", StringComparison.Ordinal)
            ? null
            : ServiceDefaults.Http.Problem.Of(403, "not-allowed", "Not allowed.", "Ask an administrator.");
        var cut = page.Render<ConversationsPage>();
        var problem = await cut.WaitForElementAsync(Page.Hook("problem"), Patience);
        Assert.Contains("Ask an administrator.", problem.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_gets_a_friendly_page_and_nothing_is_asked_in_their_name()
    {
        await using var page = await Page.OpenAsync(CallerRole.Client);
        var cut = page.Render<ConversationsPage>();
        Assert.Contains("Hello Ann Miller", cut.Find(Page.Hook("not-for-you")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Gateway.Seen);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
