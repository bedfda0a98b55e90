using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>Texts of phones that nobody knows: offered, searched, moved, taken back, remembered.</summary>
public sealed class UnassignedTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, 900, "desktop", "+12125550117")]
    [InlineData(390, 844, "phone", "+13125550117")]
    public async Task A_text_of_an_unknown_phone_is_assigned_taken_back_and_remembered(int width, int height, string size, string phone)
    {
        var words = $"Hi, this is Grace on my work phone ({size}). Can you feed Milo tonight?";
        using var carrier = new SimulatedCarrier(browser.System.Carrier);
        await carrier.TextArrivesAsync(phone, Demo.CompanyNumber, words);

        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/unassigned");
        var card = page.Locator("article").Filter(new() { HasText = words });
        var grace = card.GetByTestId("suggestion").Filter(new() { HasText = "Grace Kim" });
        await Assertions.Expect(grace).ToBeVisibleAsync();
        await Looks.GoodAsync(page, $"settings-unassigned-{size}");

        // Whom the product offers is not always right: somebody searches, moves it, and takes it back.
        await card.GetByTestId("assign").ClickAsync();
        // Keys go where the eye is: into the box once it is there, which has the focus by itself.
        await Assertions.Expect(page.GetByTestId("assign-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("emma");
        await page.GetByTestId($"assign-to-{Demo.Emma.Id}").CheckAsync();
        await page.GetByTestId("remember").CheckAsync();
        await Looks.GoodAsync(page, $"unassigned-assign-{size}");
        await page.GetByTestId("assign-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("decided")).ToContainTextAsync("Moved to Emma Wilson.");
        await page.GetByTestId("undo").ClickAsync();
        await Assertions.Expect(card).ToBeVisibleAsync();

        await grace.ClickAsync();
        await Assertions.Expect(page.GetByTestId("assign-search")).ToBeFocusedAsync();
        await page.GetByTestId("remember").CheckAsync();
        await page.GetByTestId("assign-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("decided")).ToContainTextAsync("goes there by itself");
        var next = $"Thanks, and no treats please ({size})";
        await carrier.TextArrivesAsync(phone, Demo.CompanyNumber, next);
        await page.GotoAsync($"/conversations/{Demo.Grace.Id}");
        foreach (var said in new[] { words, next })
            await Assertions.Expect(page.GetByTestId("feed-entry").Filter(new() { HasText = said })).ToBeVisibleAsync();
    }
}
