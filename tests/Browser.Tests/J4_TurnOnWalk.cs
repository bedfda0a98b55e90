using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>J4 by pages: turn on → number → verification → YES on the phone → green → the first text.</summary>
public sealed class J4_TurnOnWalk(BrowserFixture browser)
{
    private const int Journey = 4;
    private const string Registry = "+19152782000";

    [Theory]
    [InlineData(1280, "312")]
    [InlineData(390, "773")]
    public async Task An_owner_turns_texting_on_answers_YES_and_sends_the_first_text(int width, string areaCode)
    {
        var client = Guid.Parse($"{WalkPeople.Company(Journey, width).ToString()[..^4]}0201");
        await browser.GivenCompanyAsync(Journey, width, $"Olga Walks Dogs {width}", "US",
            WalkPeople.ClientOf(WalkPeople.Company(Journey, width), client, WalkPeople.Phone(Journey, width, 3), "Flora", $"First{width}"));
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, width), width);
        var page = walk.Page;

        await BuyAsync(walk, areaCode);
        await TooEarlyAsync(walk, client);
        await walk.GoAsync("/settings/texting/turn-on");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Go on with the verification" }).ClickAsync();
        await page.GetByTestId("submit-registration").ClickAsync();
        await Assertions.Expect(page.GetByTestId("check-state")).ToContainTextAsync("a correction first");
        await walk.LookAsync("a form with everything missing");
        await VerificationForm.FillInPersonAsync(page, $"Olga Walks Dogs {width}", WalkPeople.Phone(Journey, width, 4));
        await VerificationForm.SubmitAsync(page);

        await Assertions.Expect(page.GetByTestId("owner-question")).ToContainTextAsync("Reply with the one word YES.");
        await walk.LookAsync("the verification that waits for the YES");
        await BrowserFixture.ScreenshotAsync(page, $"verification-yes-{Walk.SizeOf(width)}");
        var mobile = await Handset.FindAsync(walk, WalkPeople.Phone(Journey, width, 4));
        await mobile.PressAsync("YES", Registry);
        await Assertions.Expect(page.GetByTestId("registration")).ToHaveAttributeAsync("data-standing", "Green");
        await Assertions.Expect(page.Locator(".step[data-light=Green]")).ToHaveCountAsync(await page.Locator(".step").CountAsync());
        await walk.LookAsync("the verification, all green");
        var mailbox = await walk.ReadMailAsync(WalkPeople.OwnerEmail(Journey, width), "Texting is on");
        await walk.LookAsync(mailbox, "the mail that texting is on");

        await FirstTextsAsync(walk, client, width);
    }

    private static async Task BuyAsync(Walk walk, string areaCode)
    {
        var page = walk.Page;
        await walk.GoAsync("/settings/texting");
        await page.GetByTestId("area-code").FillAsync(areaCode);
        await page.GetByTestId("search-numbers").ClickAsync();
        var number = page.Locator($"[data-testid^='number-+1{areaCode}']").First;
        await Assertions.Expect(number).ToBeVisibleAsync();
        await walk.LookAsync("numbers to choose from");
        await number.ClickAsync();
        await Assertions.Expect(page.GetByTestId("confirm-number")).ToContainTextAsync("$10.00 per month");
        await page.GetByTestId("buy-number").ClickAsync();
        await Assertions.Expect(page.GetByTestId("own-number")).ToHaveAttributeAsync("data-state", "Owned");
        await Assertions.Expect(page.GetByTestId("standing")).ToHaveTextAsync("Not sending yet");
        await walk.LookAsync("the company's number");
    }

    // What is written now is kept and not texted; the feed says so.
    private static async Task TooEarlyAsync(Walk walk, Guid client)
    {
        await walk.GoAsync($"/conversations/{client}");
        await Assertions.Expect(walk.Page.GetByTestId("cannot-text")).ToBeVisibleAsync();
        await walk.Page.GetByTestId("delivery-choice").SelectOptionAsync("TextOnly");
        await walk.WriteAsync("Too early");
        await Assertions.Expect(walk.Saying("feed-entry", "Too early")).ToBeVisibleAsync();
        await Assertions.Expect(walk.Saying("feed-entry", "Too early").GetByTestId("text-status")).ToHaveCountAsync(0);
        await walk.LookAsync("a feed before the number is live");
    }

    // What was kept goes when the owner says so, and what is written now goes at once.
    private static async Task FirstTextsAsync(Walk walk, Guid client, int width)
    {
        var page = walk.Page;
        await walk.GoAsync("/settings/texting/turn-on");
        await Assertions.Expect(page.GetByTestId("standing")).ToHaveTextAsync("Live");
        await Assertions.Expect(page.GetByTestId("held-message")).ToContainTextAsync("Too early");
        await walk.LookAsync("messages that were kept");
        await page.GetByTestId("held-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("held-outcome")).ToBeVisibleAsync();

        await walk.GoAsync($"/conversations/{client}");
        await Assertions.Expect(walk.Saying("feed-entry", "Too early").GetByTestId("text-status")).ToHaveAttributeAsync("data-status", "Delivered");
        await Assertions.Expect(page.GetByTestId("cannot-text")).ToHaveCountAsync(0);
        await walk.WriteAsync("Now it goes");
        await Assertions.Expect(walk.Saying("feed-entry", "Now it goes").GetByTestId("text-status")).ToHaveAttributeAsync("data-status", "Delivered");
        var phone = await Handset.FindAsync(walk, WalkPeople.Phone(Journey, width, 3));
        await Assertions.Expect(phone.Heard("Now it goes")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Heard("Too early")).ToHaveCountAsync(1);
    }
}
