using AngleSharp.Dom;
using Bunit;
using Testing;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers.Http;
using Web.Settings;
using Web.Settings.Held;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class HeldPanelTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Nothing_is_offered_to_be_sent_before_the_number_is_live()
    {
        await using var page = await OpenAsync(isLive: false, Message("Hello Ann"));
        var cut = page.Render<TextingPage>();
        var panel = await cut.WaitForElementAsync(Page.Hook("held"), Patience);
        Assert.Contains("Hello Ann", panel.TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(Page.Hook("held-send")));
        Assert.Empty(cut.FindAll(Page.Hook("held-send-all")));
        Assert.Single(cut.FindAll(Page.Hook("held-drop")));
    }

    [Fact]
    public async Task What_waits_is_sent_one_by_one_or_together_old_ones_only_by_name_and_who_said_STOP_is_told_why()
    {
        var stopped = Message("Hi Bob") with { NotTexted = new Refusal("opted-out", "This number texted STOP.", null) };
        await using var page = await OpenAsync(isLive: true, Message("On my way") with { IsStale = true }, Message("Hello Ann"), stopped);
        var cut = page.Render<TextingPage>();
        await cut.WaitForElementAsync(Page.Hook("held"), Patience);
        Assert.Single(cut.FindAll(Page.Hook("stale")));
        Assert.Contains("This number texted STOP.", cut.Markup, StringComparison.Ordinal);
        Assert.Equal(2, cut.FindAll(Page.Hook("held-send")).Count);

        await cut.Find(Page.Hook("held-send-all")).ClickAsync(new());
        await cut.WaitForAssertionAsync(() => Assert.Equal(
            "1 message sent. 1 message could not be texted and still waits.", cut.Find(Page.Hook("held-outcome")).TextContent), Patience);
        Assert.Equal(["On my way", "Hi Bob"], page.Gateway.Settings.Held.Waiting.Select(message => message.Preview));

        await cut.Find(Page.Hook("held-send")).ClickAsync(new());
        await cut.WaitForAssertionAsync(() => Assert.Single(cut.FindAll(Page.Hook("held-message"))), Patience);
        await cut.Find(Page.Hook("held-ask-drop")).ClickAsync(new());
        await cut.Find(Page.Hook("held-drop-all")).ClickAsync(new());
        await cut.WaitForAssertionAsync(() => Assert.Equal("1 message dropped.", cut.Find(Page.Hook("held-outcome")).TextContent), Patience);
        Assert.Empty(page.Gateway.Settings.Held.Waiting);
        Assert.All(page.Gateway.Seen.Where(request => request.Method == "POST"), request => Assert.NotNull(request.IdempotencyKey));
    }

    // The viewer of these tests lives by UTC, the company by New York.
    [Fact]
    public async Task When_it_was_written_is_said_by_the_companys_clock_and_by_the_viewers_on_hover()
    {
        await using var page = await OpenAsync(isLive: false, Message("Hello Ann"));
        var cut = page.Render<TextingPage>();
        await cut.WaitForElementAsync(Page.Hook("held-message"), Patience);
        await cut.WaitForAssertionAsync(() => Assert.Contains(", 7:00 AM", Time().TextContent, StringComparison.Ordinal), Patience);
        Assert.EndsWith("12:00 PM in your time zone", Time().GetAttribute("title"), StringComparison.Ordinal);

        IElement Time() => cut.Find($"{Page.Hook("held-message")} time");
    }

    [Fact]
    public async Task Where_nothing_waits_nothing_is_shown()
    {
        await using var page = await OpenAsync(isLive: true);
        var cut = page.Render<TextingPage>();
        await cut.WaitForElementAsync(Page.Hook("own-number"), Patience);
        Assert.Empty(cut.FindAll(Page.Hook("held")));
    }

    [Fact]
    public async Task More_that_was_asked_for_before_something_was_dropped_does_not_stand_among_what_is_left()
    {
        await using var tab = await Tab.OpenAsync();
        var held = tab.Gateway.Settings.Held;
        held.PageSize = 2;
        held.Waiting.AddRange(new[] { "One", "Two", "Three", "Four" }.Select(Message));
        var model = new HeldModel(tab.Messaging);
        await model.LoadAsync();

        var late = new TaskCompletionSource();
        tab.Gateway.Delays = request => request.Query.ContainsKey("cursor") ? late.Task : null;
        var more = model.MoreAsync();
        await Eventually.Until(() => tab.Gateway.Seen.Any(request => request.Path.Contains("cursor=2", StringComparison.Ordinal)));
        await model.DropAsync(held.Waiting[0].MessageId);
        late.SetResult();
        await more;
        Assert.Equal((3, "Two,Three"), (model.Total, Shown()));

        tab.Gateway.Delays = null;
        await model.MoreAsync();
        Assert.Equal("Two,Three,Four", Shown());
        Assert.False(model.HasMore);

        string Shown() => string.Join(',', model.Items.Select(message => message.Preview));
    }

    private static async Task<Page> OpenAsync(bool isLive, params HeldMessage[] waiting)
    {
        var page = await Page.OpenAsync();
        var settings = page.Gateway.Settings;
        settings.Number = settings.Number with { Number = SettingsStub.Owned(NumberState.Owned) };
        settings.Held.IsLive = isLive;
        settings.Held.Waiting.AddRange(waiting);
        return page;
    }

    private static HeldMessage Message(string preview) =>
        new(Guid.CreateVersion7(), Some.Ann, "Ann Miller", "Olivia Park", Some.Noon, preview, 0, IsStale: false, null);
}
