using AngleSharp.Dom;
using Bunit;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Web.Settings;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class TurnOnTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_number_is_searched_picked_confirmed_and_shown_as_soon_as_it_is_bought()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.LooksUntilBought = 1;
        var cut = page.Render<TextingPage>();
        await (await cut.WaitForElementAsync(Page.Hook("area-code"), Patience)).ChangeAsync("415");
        await cut.Find("form").SubmitAsync();
        Assert.Contains(page.Gateway.Seen, request => request.Path == "/api/numbers/available?areaCode=415");

        await cut.Find(Page.Hook($"number-{SettingsStub.ForSale.Number}")).ClickAsync(new());
        Assert.Contains("$10.00 per month", cut.Find(Page.Hook("confirm-number")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Gateway.Seen, request => request.Method == "POST");
        cut.Find(Page.Hook("buy-number")).Click();

        await cut.WaitForElementAsync("[data-testid='own-number'][data-state='Owned']", Patience);
        Assert.NotNull(Assert.Single(page.Gateway.Seen, request => request.Method == "POST").IdempotencyKey);
        Assert.Contains("The verification is not done yet.", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchase_without_an_answer_is_repeated_as_the_same_purchase_and_the_choice_is_kept()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Refuses = request => request.Method == "POST" ? Problem.Of(503, "unavailable", "Unavailable.", "Try again.") : null;
        var cut = page.Render<TextingPage>();
        await cut.WaitForElementAsync(Page.Hook("area-code"), Patience);
        await cut.Find("form").SubmitAsync();
        await cut.Find(Page.Hook($"number-{SettingsStub.ForSale.Number}")).ClickAsync(new());
        await cut.Find(Page.Hook("buy-number")).ClickAsync(new());
        Assert.Contains("Try again.", cut.Find(Page.Hook("problem")).TextContent, StringComparison.Ordinal);
        page.Gateway.Refuses = null;
        cut.Find(Page.Hook("buy-number")).Click();
        await Eventually.Until(() => page.Gateway.Seen.Count(request => request.Method == "POST") == 2);
        Assert.Single(page.Gateway.Seen.Where(request => request.Method == "POST").Select(request => request.IdempotencyKey).Distinct());
    }

    [Fact]
    public async Task Giving_back_names_what_is_lost_asks_for_the_number_and_can_be_undone()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Number = page.Gateway.Settings.Number with { Number = SettingsStub.Owned() };
        var cut = page.Render<TextingPage>();
        await (await cut.WaitForElementAsync(Page.Hook("ask-release"), Patience)).ClickAsync(new());
        Assert.Contains("never be had back", cut.Find(Page.Hook("release")).TextContent, StringComparison.Ordinal);
        await cut.Find(Page.Hook("release-confirmation")).InputAsync("(415) 555-0000");
        await cut.Find(Page.Hook("release") + " form").SubmitAsync();
        Assert.Equal("(415) 555-0000", cut.Find(Page.Hook("release-confirmation")).GetAttribute("value"));
        Assert.Contains("Not confirmed.", cut.Find(Page.Hook("problem")).TextContent, StringComparison.Ordinal);

        await cut.Find(Page.Hook("release-confirmation")).InputAsync(SettingsStub.ForSale.Display);
        await cut.Find(Page.Hook("release") + " form").SubmitAsync();
        await cut.Find(Page.Hook("undo-release")).ClickAsync(new());
        Assert.Equal("Owned", cut.Find(Page.Hook("own-number")).GetAttribute("data-state"));
    }

    [Fact]
    public async Task Whoever_may_not_text_reads_why_and_what_to_do()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Number = new(false, "Texting needs the Solo or Team plan. Upgrade under Billing.", "US", null, null, null, true);
        var cut = page.Render<TextingPage>();
        Assert.Contains("Upgrade under Billing.", (await cut.WaitForElementAsync(Page.Hook("cannot-enable"), Patience)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_manager_reads_and_leaves_buying_to_an_administrator()
    {
        await using var page = await Page.OpenAsync(CallerRole.OfficeManager);
        var cut = page.Render<TextingPage>();
        Assert.True((await cut.WaitForElementAsync(Page.Hook("search-numbers"), Patience)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_sitter_is_told_whom_to_ask_and_nothing_is_loaded()
    {
        await using var page = await Page.OpenAsync(CallerRole.Sitter);
        var cut = page.Render<TextingPage>();
        Assert.NotNull(cut.Find(Page.Hook("office-only")));
        Assert.Empty(page.Gateway.Seen);
    }

    [Fact]
    public async Task The_tab_of_the_address_is_marked_and_an_unknown_one_is_said_to_be_unknown()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "turn-on"));
        Assert.Equal("page", cut.Find(Page.Hook("tab-turn-on")).GetAttribute("aria-current"));
        cut.Render(with => with.Add(p => p.Tab, "nowhere"));
        Assert.Contains("There is no such tab", cut.Markup, StringComparison.Ordinal);
    }
}
