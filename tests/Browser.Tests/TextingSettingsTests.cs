using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>Settings > Integrations > Texting, tab by tab, as an administrator sees them on a desk and on a phone.</summary>
public sealed class TextingSettingsTests(BrowserFixture browser)
{
    // Each tab with what is on it once it has loaded.
    private static readonly (string Tab, string Loaded)[] Tabs =
    [
        ("turn-on", "[data-testid=own-number], [data-testid=number-search]"),
        ("verification", "[data-testid=registration], [data-testid=verification-form]"),
        ("configuration", "[data-testid=configuration]"),
        ("notifications", "[data-testid=notifications]"),
        // The first of them by name: a grid may place its rows once more. And the other grid has the same switches.
        ("client-numbers", "[data-testid=people]:has-text('Aaron Whitlock') [data-testid=enabled]"),
        ("staff-numbers", "[data-testid=people]:has-text('Priya Nair') [data-testid=enabled]"),
        ("unassigned", "[data-testid=nothing-unassigned], [data-testid^=unassigned-]"),
    ];

    [Theory]
    [InlineData(1280, 900, "desktop")]
    [InlineData(390, 844, "phone")]
    public async Task Every_tab_is_reached_fits_the_screen_and_has_no_serious_accessibility_fault(int width, int height, string size)
    {
        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting");
        foreach (var (tab, loaded) in Tabs)
        {
            await page.GetByTestId($"tab-{tab}").ClickAsync();
            await Assertions.Expect(page.Locator(loaded).First).ToBeVisibleAsync();
            await BrowserFixture.ScreenshotAsync(page, $"settings-{tab}-{size}");
            Assert.False(await page.EvaluateAsync<bool>("document.querySelector('.settings').scrollWidth > document.querySelector('.settings').clientWidth"), $"{tab} is wider than the screen");
            await Accessibility.GoodAsync(page, tab);
        }
    }
}
