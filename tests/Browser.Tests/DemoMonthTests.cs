using Microsoft.Playwright;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications.Http;

namespace Browser.Tests;

/// <summary>
/// What a first visitor of <c>./run</c> finds: a month that was written into the tables and has to be told alike everywhere.
/// The other tests text in the same company meanwhile, so what is told twice is asked again until nothing came in between.
/// </summary>
public sealed class DemoMonthTests(BrowserFixture browser)
{
    private const int Journey = 10;
    private const int Owner = 1280;

    [Fact]
    public async Task The_demo_company_has_a_past_month_that_all_services_tell_alike()
    {
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        await AddsUpAsync(olivia);
        await LogsWhatItCountsAsync(olivia);
        await TellsWhatItTextedAsync(olivia);
        await LooksAliveAsync();
    }

    [Fact]
    public async Task A_new_company_is_led()
    {
        var company = WalkPeople.Company(Journey, Owner);
        var client = Guid.Parse($"{company.ToString()[..^4]}0201");
        await browser.GivenCompanyAsync(Journey, Owner, "New Tricks", "CA", WalkPeople.ClientOf(company, client, WalkPeople.Phone(Journey, Owner, 3), "Nell", "New"));
        await browser.GivenNumberAsync(Journey, Owner, "403");
        await LeadsAsync(1280, 900, "desktop");
        await LeadsAsync(390, 844, "phone");
    }

    // Closed and open month, fee and lot come out of facts without a month: Billing does the rest by itself.
    private static async Task AddsUpAsync(PersonClient olivia)
    {
        var periods = await Eventually.Until(
            () => olivia.ReadAsync<Page<PeriodFigures>>("/api/billing/periods"), page => page.Items is [{ State: PeriodState.Open }, { State: PeriodState.Closed }], TimeSpan.FromMinutes(1));
        Assert.All(periods.Items, period => Assert.True(period is { Used: > 100, Staff: 6, LateTexts: 0 }, $"{period}"));
        var (open, closed) = (periods.Items[0], periods.Items[1]);
        Assert.Equal(closed.Left, open.RolloverIn);
        var fees = (await olivia.ReadAsync<Page<TransactionRow>>("/api/billing/transactions")).Items.Where(row => row.Kind == "NumberFee").Select(row => row.PeriodId).ToHashSet();
        Assert.Equal([open.Id, closed.Id], fees);

        var (log, _, _) = await Eventually.Until(
            async () => (
                Log: await olivia.ReadAsync<TextTotals>("/api/messaging/texts/totals"), Ledger: await olivia.ReadAsync<UsageTotals>("/api/billing/usage"),
                Months: (await olivia.ReadAsync<Page<PeriodFigures>>("/api/billing/periods")).Items.Sum(period => (long)period.Used)),
            told => told.Log.Used == told.Ledger.Sent + told.Ledger.Received && told.Log.Used == told.Months);
        Assert.InRange(log.Sent + log.Received, 500, 1800);
    }

    private static async Task LogsWhatItCountsAsync(PersonClient olivia)
    {
        var (totals, _) = await Eventually.Until(
            async () =>
            {
                using var answer = await olivia.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/messaging/texts/export"));
                var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
                return (Totals: await olivia.ReadAsync<TextTotals>("/api/messaging/texts/totals"), Lines: lines);
            },
            both => both.Totals.Sent + both.Totals.Received + both.Totals.NotSent + both.Totals.Waiting == both.Lines);
        Assert.Contains(totals.States, state => state is { Status: TextState.Undelivered, Texts: > 0 });
        Assert.True((await olivia.ReadAsync<UnassignedCount>("/api/messaging/unassigned/count")).Open >= 2);
    }

    // Each notice that was sent is a text of the log and stands in a feed; the switches are as if the owner had set them before.
    private static async Task TellsWhatItTextedAsync(PersonClient olivia)
    {
        var notices = (await olivia.ReadAsync<Page<NoticeRow>>("/api/notifications/notices")).Items;
        Assert.InRange(notices.Count, 30, 50);
        Assert.Equal(Enum.GetValues<NoticeKind>(), notices.Select(notice => notice.Kind).Distinct().Order());
        Assert.Contains(notices, notice => notice is { Outcome: NoticeOutcome.Skipped, Reason.Code: "not-late-enough", Text: null });
        foreach (var kind in notices.Where(notice => notice.Outcome is NoticeOutcome.Sent).DistinctBy(notice => notice.Kind))
        {
            var life = await olivia.TextAsync(kind.Text!.Id);
            Assert.Equal((TextState.Delivered, kind.RecipientId), (life.Status, life.ContactId));
            Assert.Contains((await olivia.FeedAsync(kind.RecipientId!.Value)).Items, entry => entry.Texts.Any(text => text.Id == kind.Text.Id));
        }

        var switches = await olivia.ReadAsync<NotificationSwitches>("/api/notifications/settings");
        Assert.True(switches is { EventStarted: true, ServicesRequested: true, StaffLateToOwnEvent: true, StaffLateToEvent: true, LateAfterMinutes: 10 });
    }

    private async Task LooksAliveAsync()
    {
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/conversations/{Demo.Diego.Id}");
        await Assertions.Expect(page.Locator("[data-testid^=conversation-0]")).ToHaveCountAsync(50);
        await Assertions.Expect(page.GetByTestId("feed-entry").First).ToBeVisibleAsync();
        const string Loaded = "(last => !!last?.complete && last.naturalWidth > 0)([...document.querySelectorAll('[data-testid=picture] img')].at(-1))";
        await Eventually.Until(() => page.EvaluateAsync<bool>(Loaded), loaded => loaded);
        await BrowserFixture.ScreenshotAsync(page, "conversations-month");
    }

    private async Task LeadsAsync(int width, int height, string size)
    {
        await using var context = await browser.SignInAsync(WalkPeople.Owner(Journey, Owner), width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByTestId("first-steps")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("step-text")).ToHaveAttributeAsync("data-done", "false");
        await Assertions.Expect(page.GetByTestId("step-numbers")).ToHaveAttributeAsync("data-done", "true");
        await BrowserFixture.ScreenshotAsync(page, $"first-steps-{size}");
        await Accessibility.GoodAsync(page, $"first-steps-{size}");

        await page.GetByTestId("hide-first-steps").ClickAsync();
        await Assertions.Expect(page.GetByTestId("first-steps")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-testid^=conversation-0]").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("first-steps")).ToHaveCountAsync(0);
    }
}
