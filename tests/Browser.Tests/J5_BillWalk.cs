using System.Globalization;
using Microsoft.Playwright;
using Testing;
using Testing.Running;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;

namespace Browser.Tests;

/// <summary>J5 by pages: a month is over → email → its statement, the texts beyond the pool and what rolled over.</summary>
public sealed class J5_BillWalk(BrowserFixture browser)
{
    private const int Journey = 5;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_month_that_is_over_is_mailed_explained_printed_and_downloaded(int width)
    {
        var month = await GivenMonthsAsync(width);
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, width), width);
        var mailbox = await walk.ReadMailAsync(WalkPeople.OwnerEmail(Journey, width), $"Your texting statement for {month}");
        await Assertions.Expect(mailbox.FrameLocator("#html").Locator("body")).ToContainTextAsync("$1.28");
        await walk.LookAsync(mailbox, "the mail about the statement");
        await BrowserFixture.ScreenshotAsync(mailbox, $"mailbox-{Walk.SizeOf(width)}");
        var page = await walk.FollowAsync(mailbox.FrameLocator("#html").GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "Open the statement" }));

        await Assertions.Expect(page.GetByTestId("billing-left")).ToHaveTextAsync("490 texts left");
        await Assertions.Expect(page.GetByTestId("billing-forecast")).ToBeVisibleAsync();
        var row = page.GetByTestId("billing-periods").Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = month });
        await Assertions.Expect(row).ToContainTextAsync("51 ($1.28)");
        await Assertions.Expect(page.GetByTestId("billing-transactions").Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = "$1.28" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("billing-transactions").Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = "$10.00" })).ToHaveCountAsync(1);
        await page.GetByTestId("billing-lots").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("billing-lots")).ToContainTextAsync("250 granted");
        await walk.LookAsync(page, "the bill");

        var statement = await walk.FollowAsync(row.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Print" }));
        await Assertions.Expect(statement.Locator("h1")).ToHaveTextAsync(month);
        await Assertions.Expect(statement.Locator(".amount")).ToHaveTextAsync("$1.28");
        await walk.LookAsync(statement, "the statement");
        var download = await page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "CSV" }).ClickAsync());
        Assert.Contains("total,due,,,1.28", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    // The month before last had more texts than its pool, the last none, the present a few.
    private async Task<string> GivenMonthsAsync(int width)
    {
        var now = TimeProvider.System.GetUtcNow();
        var then = new DateTimeOffset(now.Year, now.Month, 15, 12, 0, 0, TimeSpan.Zero).AddMonths(-2);
        var company = WalkPeople.Company(Journey, width);
        await browser.GivenCompanyAsync(Journey, width, $"Busy Paws {width}", "US", new NumberReserved(Guid.CreateVersion7(), company, now));
        using var owner = await PersonClient.SignInAsync(browser.System.Gateway, WalkPeople.Owner(Journey, width));
        await Eventually.Until(() => owner.ReadAsync<BillingSummary>("/api/billing/summary"), summary => summary.Period is { Staff: 1 } period && period.To > now);
        // A text that comes late opens its month, which is over at once.
        await browser.TellAsync(new MessageSent(Guid.CreateVersion7(), company, null, then, 301, 0, Purpose.FeedMessage));
        await Eventually.Until(() => owner.ReadAsync<BillingSummary>("/api/billing/summary"), summary => summary.Period is { RolloverIn: 250 });
        await browser.TellAsync(new MessageSent(Guid.CreateVersion7(), company, null, now, 10, 0, Purpose.FeedMessage));
        await Eventually.Until(() => owner.ReadAsync<BillingSummary>("/api/billing/summary"), summary => summary.Period is { RolloverIn: 250, Used: 10 });
        return then.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    }
}
