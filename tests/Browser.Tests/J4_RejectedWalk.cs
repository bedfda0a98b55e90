using System.Net.Http.Json;
using Microsoft.Playwright;
using Texting.Contracts.Numbers;

namespace Browser.Tests;

/// <summary>J4 by pages, when the carriers say no: what is wrong, by mail and on the page; corrected; green.</summary>
public sealed class J4_RejectedWalk(BrowserFixture browser)
{
    private const int Journey = 8;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_rejection_says_what_to_do_and_the_correction_turns_green(int width)
    {
        await browser.GivenCompanyAsync(Journey, width, $"Refused Dogs {width}", "US");
        await browser.GivenNumberAsync(Journey, width, "619", SenderStanding.Provisioning);
        await RejectAsync($"Refused Dogs {width}");
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, width), width);
        var page = walk.Page;

        await walk.GoAsync("/settings/texting/verification");
        await VerificationForm.FillInCompanyAsync(page, $"Refused Dogs {width}", "58-2947168");
        await Assertions.Expect(page.GetByTestId("finding-businessName")).ToContainTextAsync("usually ends in \"LLC\"");
        await walk.LookAsync("a form with a warning");
        await page.GetByTestId("submit-registration").ClickAsync();

        var registration = page.GetByTestId("registration");
        await Assertions.Expect(registration).ToHaveAttributeAsync("data-standing", "Failed");
        await Assertions.Expect(page.GetByTestId("step-Brand")).ToHaveAttributeAsync("data-light", "Red");
        await Assertions.Expect(page.GetByTestId("step-Brand")).ToContainTextAsync("What to do:");
        await walk.LookAsync("a verification that failed");
        var mailbox = await walk.ReadMailAsync(WalkPeople.OwnerEmail(Journey, width), "Your texting registration needs a correction");
        await walk.LookAsync(mailbox, "the mail about the correction");

        await VerificationForm.FillInAsync(page, ("businessName", $"Refused Dogs {width} LLC"), ("taxId", "58-2947169"));
        await page.GetByTestId("submit-registration").ClickAsync();
        await Assertions.Expect(registration).ToHaveAttributeAsync("data-standing", "Green");
        await Assertions.Expect(registration).ToContainTextAsync("Tax id ending in 7169; the rest was erased.");
        await Assertions.Expect(page.GetByTestId("verification-form")).ToHaveCountAsync(0);
    }

    // The next review of this company's brand ends so.
    private async Task RejectAsync(string company)
    {
        using var control = new HttpClient { BaseAddress = browser.System.Carrier };
        using var answer = await control.PostAsJsonAsync("/control/registration/rejections", new { step = "brand", code = 30799, match = company });
        answer.EnsureSuccessStatusCode();
    }
}
