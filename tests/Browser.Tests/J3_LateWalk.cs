using System.Net;
using Microsoft.Playwright;
using Testing;
using Testing.Running;
using Texting.Contracts.Platform;

namespace Browser.Tests;

/// <summary>J3 by pages: the owner switches it on, a sitter is late, and who should hear of it does, once.</summary>
public sealed class J3_LateWalk(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_late_sitter_and_the_office_are_texted_and_the_page_says_who_was(int width)
    {
        const int Journey = 3;
        var client = Guid.Parse($"{WalkPeople.Company(Journey, width).ToString()[..^4]}0201");
        await browser.GivenCompanyAsync(Journey, width, $"Late Dogs {width}", "CA",
            WalkPeople.StaffOf(Journey, width, 2, "Lana Late", StaffRole.Sitter),
            WalkPeople.ClientOf(WalkPeople.Company(Journey, width), client, WalkPeople.Phone(Journey, width, 3), "Vera", $"Visited{width}"));
        await browser.GivenNumberAsync(Journey, width, "604");
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, width), width);
        var page = walk.Page;

        await walk.GoAsync("/settings/texting/notifications");
        await page.GetByTestId("staff-late").CheckAsync();
        await page.GetByTestId("own-late").CheckAsync();
        await page.GetByTestId("late-after").FillAsync("5");
        await page.GetByTestId("save-notifications").ClickAsync();
        await Assertions.Expect(page.GetByTestId("saved")).ToContainTextAsync("It counts from the next event on.");
        await walk.LookAsync("the notifications");

        var due = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        var late = new StaffLate(Guid.CreateVersion7(), WalkPeople.Company(Journey, width), WalkPeople.Staff(Journey, width, 2), client, $"Noon walk {width}", due, 10);
        using var platform = await PlatformClient.SignInAsync(browser.System.Gateway);
        Assert.Equal(HttpStatusCode.Accepted, await platform.PublishAsync(PlatformClient.Event($"{late.EventId}", late)));

        var sitter = await Handset.FindAsync(walk, WalkPeople.Phone(Journey, width, 2));
        await Assertions.Expect(sitter.Heard($"You are 10 min late: Noon walk {width}")).ToHaveCountAsync(1);
        var owner = await Handset.FindAsync(walk, WalkPeople.Phone(Journey, width, 1));
        await Assertions.Expect(owner.Heard($"Lana Late is 10 min late: Noon walk {width}")).ToHaveCountAsync(1);
        await walk.LookAsync(owner.Wall, "the handsets");

        // What became of the texts comes over the bus.
        await Eventually.Until(async () =>
        {
            await page.ReloadAsync();
            await Assertions.Expect(page.GetByTestId("notice")).ToHaveCountAsync(2);
            return await page.GetByTestId("notice-outcome").AllInnerTextsAsync();
        }, outcomes => outcomes.All(outcome => outcome == "Delivered"));
        await Assertions.Expect(walk.Saying("notice", "Late to their own event")).ToContainTextAsync("Lana Late");
        await Assertions.Expect(walk.Saying("notice", "Staff is late")).ToContainTextAsync("Olga Owner");
        await walk.LookAsync("what became of the notices");

        await walk.GoListAsync();
        await page.GetByTestId($"conversation-{WalkPeople.Staff(Journey, width, 2)}").ClickAsync();
        var entry = walk.Saying("feed-entry", $"Noon walk {width}");
        await Assertions.Expect(entry.GetByTestId("text-status")).ToHaveAttributeAsync("data-status", "Delivered");
        await Assertions.Expect(entry).ToContainTextAsync("Sent automatically");
        await walk.LookAsync("the sitter's feed");
    }
}
