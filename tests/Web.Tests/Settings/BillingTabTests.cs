using AngleSharp.Dom;
using Bunit;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;
using Web.Settings;
using Web.Settings.Billing;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class BillingTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("10.00", "$10.00")]
    [InlineData("-2.50", "−$2.50")]
    [InlineData("0.025", "$0.025")]
    public void No_digit_of_an_amount_is_lost(string amount, string shown) => Assert.Equal(shown, BillingWords.Money(amount));

    [Fact]
    public void The_busiest_day_fills_the_chart_and_an_empty_month_draws_nothing()
    {
        var bars = DayBar.Of([new(new(2026, 11, 1), 150, 50), new(new(2026, 11, 2), -1, 0)]);
        Assert.Equal([(75.0, 25.0), (0.0, 0.0)], bars.Select(bar => (bar.Sent, bar.Received)));
        Assert.Empty(DayBar.Of([]));
    }

    [Fact]
    public async Task The_running_month_says_what_is_left_and_what_its_end_will_cost()
    {
        await using var page = await Page.OpenAsync();
        var cut = Open(page);
        Assert.Equal("312 texts left", (await cut.WaitForElementAsync(Page.Hook("billing-left"), Patience)).TextContent);
        Assert.Contains("138 texts beyond the pool ($3.45). The pool is used up on November 21.", cut.Find(Page.Hook("billing-forecast")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Nov 1: 150 sent, 50 received", (await cut.WaitForElementAsync(Page.Hook("billing-chart"), Patience)).GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("62 of September 2026", cut.Find(Page.Hook("billing-lots")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Phone number, November 2026", cut.Find(Page.Hook("billing-transactions")).TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [$"/api/billing/statements/{BillingStub.November.Id}?format=html", $"/api/billing/statements/{BillingStub.November.Id}?format=csv"],
            cut.Find(Page.Hook("billing-periods")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_month_tells_by_kind_and_by_person_where_its_texts_went()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = Open(page);
        (await cut.WaitForElementAsync(Page.Hook("period-open"), Patience)).Click();
        Assert.Equal(["Messages sent 180", "Texts received 50"], Rows(await cut.WaitForElementAsync(Page.Hook("split-kinds"), Patience)));
        Assert.Equal(["Ann Miller 90 30", "Unassigned and unknown 0 9", "Somebody no longer listed 8 1"], Rows(cut.Find(Page.Hook("split-people"))).Take(3));
        Assert.Equal($"/conversations/{Some.Ann}", cut.Find(Page.Hook("split-people")).QuerySelector("a")!.GetAttribute("href"));
        cut.Find(Page.Hook("split-more")).Click();
        cut.WaitForAssertion(() => Assert.Equal(12, Rows(cut.Find(Page.Hook("split-people"))).Count), Patience);
        Assert.Empty(cut.FindAll(Page.Hook("split-more")));
    }

    [Fact]
    public async Task Without_a_number_the_page_says_what_it_will_cost_and_where_to_start()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Billing.Summary = page.Gateway.Billing.Summary with { Period = null, Forecast = null };
        var running = await Open(page).WaitForElementAsync(Page.Hook("billing-running"), Patience);
        Assert.Contains("$10.00 a month", running.TextContent, StringComparison.Ordinal);
        Assert.Equal("/settings/texting/turn-on", running.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_refused_limit_keeps_what_was_typed_and_a_good_one_is_saved()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Refuses = request => request.Method == "PUT" ? Problem.Invalid("moneyLimit", "Write US dollars.") : null;
        var cut = Open(page);
        (await cut.WaitForElementAsync(Page.Hook("alert-limit"), Patience)).Change("lots");
        cut.Find(Page.Hook("alert-save")).Click();
        Assert.Contains("Write US dollars.", (await cut.WaitForElementAsync(Page.Hook("problem"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.Equal("lots", cut.Find(Page.Hook("alert-limit")).GetAttribute("value"));

        page.Gateway.Refuses = null;
        cut.Find(Page.Hook("alert-limit")).Change("$30.00");
        cut.Find(Page.Hook("alert-100")).Change(true);
        cut.Find(Page.Hook("alert-save")).Click();
        cut.WaitForAssertion(() => Assert.Contains("Saved", cut.Find(Page.Hook("billing-alerts")).TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(("30.00", 2), (page.Gateway.Billing.Alerts.MoneyLimit, page.Gateway.Billing.Alerts.Percents.Count));
    }

    [Fact]
    public async Task Office_managers_read_the_limit_and_do_not_set_it()
    {
        await using var page = await Page.OpenAsync(CallerRole.OfficeManager);
        var cut = Open(page);
        await cut.WaitForElementAsync(Page.Hook("alert-limit"), Patience);
        Assert.Empty(cut.FindAll(Page.Hook("alert-save")));
    }

    private static List<string> Rows(IElement table) =>
        [.. table.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))];

    private static IRenderedComponent<TextingPage> Open(Page page) => page.Render<TextingPage>(with => with.Add(p => p.Tab, "billing"));
}
