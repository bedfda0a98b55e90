using System.Net;
using Microsoft.Playwright;
using Testing.Running;
using Texting.Contracts.Platform;

namespace Browser.Tests;

/// <summary>Who hears of what, and what became of it. In the other company, whose settings no other test here changes.</summary>
public sealed class NotificationsTabTests(BrowserFixture browser)
{
    private static readonly Guid TailWaggers = Guid.Parse("01980000-0000-7000-8000-000000000002");

    [Fact]
    public async Task A_switch_is_saved_with_its_history_and_each_notice_says_who_was_told_or_why_nobody_was()
    {
        await using var context = await browser.SignInAsync("nora", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/notifications");
        await RequestAsync("Two extra walks on Friday for Poppy");
        await Assertions.Expect(page.GetByTestId("notifications")).ToBeVisibleAsync();
        await SeeNoticeAsync(page, "Skipped", "Told nobody");

        await page.GetByTestId("services-requested").CheckAsync();
        await page.GetByTestId("staff-late").CheckAsync();
        await page.GetByTestId("late-after").FillAsync("10");
        await page.GetByTestId("quiet-hours").CheckAsync();
        await page.GetByTestId("save-notifications").ClickAsync();
        await Assertions.Expect(page.GetByTestId("saved")).ToContainTextAsync("Saved.");
        await page.GetByTestId("show-history").ClickAsync();
        await Assertions.Expect(page.GetByTestId("history-line").First).ToContainTextAsync("Client requests services: off → on");
        await Assertions.Expect(page.GetByTestId("history-line").First).ToContainTextAsync("Quiet hours: none → 21:00–08:00");

        // Without quiet hours a request is texted at any time of the day.
        await page.GetByTestId("quiet-hours").UncheckAsync();
        await page.GetByTestId("save-notifications").ClickAsync();
        await Assertions.Expect(page.GetByTestId("saved")).ToContainTextAsync("Saved.");
        await Assertions.Expect(page.GetByTestId("history-line").First).ToContainTextAsync("Quiet hours: 21:00–08:00 → none");
        await RequestAsync("A weekend sitting for Poppy, from Saturday morning");
        await SeeNoticeAsync(page, "Sent", "A weekend sitting for Poppy");

        foreach (var (width, size) in new[] { (1280, "desktop"), (390, "phone") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Looks.GoodInFullAsync(page, $"notifications-{size}", ".settings");
        }
    }

    private async Task RequestAsync(string summary)
    {
        using var platform = await PlatformClient.SignInAsync(browser.System.Gateway);
        var requested = new ServicesRequested(Guid.CreateVersion7(), TailWaggers, Demo.Maya, summary, TimeProvider.System.GetUtcNow());
        Assert.Equal(HttpStatusCode.Accepted, await platform.PublishAsync(PlatformClient.Event(requested.RequestId.ToString(), requested)));
    }

    // The list is asked for, so somebody who waits asks again.
    private static async Task SeeNoticeAsync(IPage page, string outcome, string words)
    {
        var notice = page.GetByTestId("notice").Filter(new() { HasText = words });
        await Testing.Eventually.Until(async () =>
        {
            await page.GetByTestId("notices-outcome").SelectOptionAsync(outcome);
            return await notice.CountAsync() > 0;
        });
        await page.GetByTestId("notices-outcome").SelectOptionAsync("");
        await Assertions.Expect(notice.First).ToBeVisibleAsync();
    }
}
