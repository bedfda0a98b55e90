using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Web.Clients;
using Web.Settings;
using Web.Settings.Log;
using Web.Shared;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class LogTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Days_are_days_of_the_company_and_the_last_one_is_included()
    {
        await using var page = await Page.OpenAsync();
        var time = page.Services.GetRequiredService<CompanyTime>();
        time.Use("America/Los_Angeles");
        var asked = new LogAddress("out", "failed", null, "2026-11-01", "2026-11-01", "  rex ").Ask(time);
        // The night the clocks go back: the day has 25 hours.
        Assert.Equal(
            new LogQuestion(TextWay.Outbound, TextState.Failed, null, DateTimeOffset.Parse("2026-11-01T07:00Z", null), DateTimeOffset.Parse("2026-11-02T08:00Z", null), "rex"), asked);
    }

    [Theory]
    [InlineData("sideways", "7777", "nobody", "yesterday", "9999-12-31", " ")]
    [InlineData(null, null, null, null, null, null)]
    public async Task What_cannot_be_understood_filters_nothing(string? direction, string? status, string? contact, string? from, string? to, string? words)
    {
        await using var page = await Page.OpenAsync();
        Assert.Equal(new LogQuestion(), new LogAddress(direction, status, contact, from, to, words).Ask(page.Services.GetRequiredService<CompanyTime>()));
    }

    [Fact]
    public async Task The_total_stands_at_the_top_and_the_filter_is_in_the_address()
    {
        await using var page = await OpenAsync(LogStub.Line("Rex is home"), LogStub.Line("Thank you", TextWay.Inbound, TextState.Received));
        var location = page.Services.GetRequiredService<NavigationManager>();
        location.NavigateTo("/settings/texting/log?direction=in");
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "log"));
        Assert.Contains("Thank you", (await cut.WaitForElementAsync(Page.Hook("log-line"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.Equal("1,234", (await cut.WaitForElementAsync(Page.Hook("log-used"), Patience)).TextContent);
        Assert.Single(cut.FindAll(Page.Hook("log-line")));
        Assert.EndsWith("/export?direction=Inbound", cut.Find(Page.Hook("log-export")).GetAttribute("href"), StringComparison.Ordinal);

        cut.Find(Page.Hook("log-words")).Change("zebra");
        Assert.EndsWith("?direction=in&words=zebra", location.Uri, StringComparison.Ordinal);
        Assert.Contains("Nothing matches", (await cut.WaitForElementAsync(Page.Hook("log-empty"), Patience)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_until_the_last()
    {
        await using var page = await OpenAsync([.. Enumerable.Range(0, 60).Select(at => LogStub.Line($"Text {at}"))]);
        var log = new LogModel(page.Services.GetRequiredService<LogClient>());
        await log.ShowAsync(new());
        Assert.Equal((25, true), (log.Lines.Count, log.HasMore));
        await log.MoreAsync();
        await log.MoreAsync();
        await log.MoreAsync();
        Assert.Equal((60, false), (log.Lines.Count, log.HasMore));
    }

    [Fact]
    public async Task A_search_goes_on_by_itself_over_empty_pages_and_then_asks()
    {
        await using var page = await OpenAsync(LogStub.Line("A xylophone, long ago"));
        page.Gateway.Log.EmptyPages = 15;
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/texting/log?words=xylophone");
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "log"));
        Assert.Contains("Nothing found so far", (await cut.WaitForElementAsync(Page.Hook("log-empty"), Patience)).TextContent, StringComparison.Ordinal);

        await cut.Find(Page.Hook("log-more")).ClickAsync(new());
        Assert.Contains("xylophone", (await cut.WaitForElementAsync(Page.Hook("log-line"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.NotNull(await cut.WaitForElementAsync(Page.Hook("log-end"), Patience));
    }

    [Fact]
    public async Task A_text_is_sent_again_once_even_when_the_first_answer_is_lost()
    {
        var failed = LogStub.Line("Rex is home", status: TextState.Failed, again: true);
        await using var page = await OpenAsync(failed);
        var log = new LogModel(page.Services.GetRequiredService<LogClient>());
        await log.ShowAsync(new());
        page.Gateway.Refuses = request => request.Method == "POST" ? Problem.Of(503, "busy", "Busy.", "Try later.") : null;
        await log.SendAgainAsync(failed);
        Assert.Equal("Try later.", log.Problem?.Detail);
        page.Gateway.Refuses = null;
        await log.SendAgainAsync(failed);
        Assert.Equal((2, failed.Id, false), (log.Lines.Count, log.Lines[0].AgainOf, log.Lines[1].MayBeSentAgain));
        Assert.Single(page.Gateway.Seen.Where(request => request.Method == "POST").Select(request => request.IdempotencyKey).Distinct());
    }

    [Fact]
    public async Task The_drawer_shows_the_life_of_a_text_with_what_the_ledger_holds()
    {
        await using var page = await OpenAsync(LogStub.Line("Rex is home"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "log"));
        (await cut.WaitForElementAsync(Page.Hook("log-open"), Patience)).Click();
        Assert.Contains("Counts as 1 text", (await cut.WaitForElementAsync(Page.Hook("text-ledger"), Patience)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_strangers_are_never_markup()
    {
        await using var page = await OpenAsync(LogStub.Line("<img src=x onerror=alert(1)>", TextWay.Inbound, TextState.Received));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "log"));
        Assert.Empty((await cut.WaitForElementAsync(Page.Hook("log-line"), Patience)).QuerySelectorAll("img"));
    }

    private static async Task<Page> OpenAsync(params LoggedText[] lines)
    {
        var page = await Page.OpenAsync();
        page.Gateway.Log.Lines.AddRange(lines);
        return page;
    }
}
