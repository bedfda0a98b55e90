using AngleSharp.Dom;
using Bunit;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class FeedEntryViewTests
{
    // S28: queued, sent, delivered, failed with the reason in plain words.
    [Fact]
    public async Task Every_text_shows_its_state_in_words_and_opens_its_life()
    {
        await using var page = await Page.OpenAsync();
        var entry = Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null, Some.Text(TextState.Delivered, 1, 2), Some.Text(TextState.Sent, 2, 2));
        Guid? opened = null;
        var view = page.Render<FeedEntryView>(with => with
            .Add(e => e.Entry, entry).Add(e => e.ContactName, "Ann Miller").Add(e => e.OnOpenText, id => opened = id));
        var states = view.FindAll(Page.Hook("text-status"));
        Assert.Equal(["Delivered", "Sent"], states.Select(state => state.GetAttribute("data-status")));
        Assert.Contains("2/2", states[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("2 texts", view.Find(Page.Hook("text-count")).TextContent);
        await states[1].ClickAsync(new());
        Assert.Equal(entry.Texts[1].Id, opened);
    }

    [Fact]
    public async Task A_reason_and_what_to_do_stand_below_once_however_many_parts_share_it()
    {
        await using var page = await Page.OpenAsync();
        var reason = new Refusal("landline", "This is a landline.", "Switch to email.");
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null,
            Some.Text(TextState.Failed, 1, 2, reason), Some.Text(TextState.Failed, 2, 2, reason)));
        Assert.Equal("This is a landline. Switch to email.", Assert.Single(view.FindAll("[data-reason='landline']")).TextContent);
    }

    // N11: nobody else explains that a one-word "Cancel" unsubscribed the client.
    [Fact]
    public async Task A_keyword_is_explained()
    {
        await using var page = await Page.OpenAsync();
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Keyword, "Cancel") with { Note = "Carriers read this as STOP." });
        Assert.Equal("Keyword", view.Find(Page.Hook("feed-entry")).GetAttribute("data-kind"));
        Assert.Contains("Ann Miller", view.Markup, StringComparison.Ordinal);
        Assert.Contains("Carriers read this as STOP.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_says_so_and_has_no_text_state()
    {
        await using var page = await Page.OpenAsync();
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello") with { Delivery = DeliveryMode.EmailOnly });
        Assert.Empty(view.FindAll(Page.Hook("text-status")));
        Assert.Contains("Email", view.Find("footer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_from_the_client_is_shown_with_whom_it_is_from()
    {
        await using var page = await Page.OpenAsync();
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Inbound, "", null, Some.Text(TextState.Received)) with { Images = [Some.Picture()] });
        Assert.Equal("Picture from Ann Miller", view.Find("img").GetAttribute("alt"));
    }

    // What came in while we were away is marked, so that nobody wonders why it was answered late.
    [Fact]
    public async Task A_text_that_was_fetched_later_says_so()
    {
        await using var page = await Page.OpenAsync();
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Hi") with { Recovered = true });
        Assert.Contains("Fetched later", view.Find(Page.Hook("recovered")).TextContent, StringComparison.Ordinal);
        Assert.Empty(Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Inbound, "Hi")).FindAll(Page.Hook("recovered")));
    }

    [Theory]
    [InlineData(DeliveryMode.TextAndEmail, true, "Also by email")]
    [InlineData(DeliveryMode.TextAndEmail, false, "Email")]
    [InlineData(DeliveryMode.EmailOnly, false, "Email")]
    public async Task The_email_half_is_shown(DeliveryMode delivery, bool isTexted, string words)
    {
        await using var page = await Page.OpenAsync();
        FeedText[] texts = isTexted ? [Some.Text(TextState.Sent)] : [];
        var view = Draw(page, Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null, texts) with { Delivery = delivery });
        Assert.Equal(words, view.Find(Page.Hook("by-email")).TextContent);
    }

    [Fact]
    public async Task The_same_entry_is_not_drawn_again()
    {
        await using var page = await Page.OpenAsync();
        var entry = Some.Entry(Some.Ann, FeedEntryKind.Outbound, "Hello", null, Some.Text(TextState.Sent));
        var view = Draw(page, entry);
        view.Render(with => with.Add(e => e.Entry, entry));
        Assert.Equal(1, view.RenderCount);
        view.Render(with => with.Add(e => e.Entry, entry with { Texts = [Some.Text(TextState.Delivered)] }));
        Assert.Equal(2, view.RenderCount);
    }

    private static IRenderedComponent<FeedEntryView> Draw(Page page, FeedEntry entry) =>
        page.Render<FeedEntryView>(with => with.Add(e => e.Entry, entry).Add(e => e.ContactName, "Ann Miller"));
}
