using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What every page has to be, whoever looks at it: no wider than the screen, and usable by everybody.</summary>
internal static class Looks
{
    // Longer than this nobody looks at a picture.
    private const int Tallest = 2600;

    /// <summary>Checks the page as it is on the screen and keeps its picture.</summary>
    public static async Task GoodAsync(IPage page, string picture)
    {
        await BrowserFixture.ScreenshotAsync(page, picture);
        await CheckAsync(page, picture);
    }

    /// <summary>The same for a page that scrolls inside <paramref name="scroller"/>: the picture shows all of it.</summary>
    public static async Task GoodInFullAsync(IPage page, string picture, string scroller)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        var hidden = await page.EvalOnSelectorAsync<int>(scroller, "box => box.scrollHeight - box.clientHeight");
        await page.SetViewportSizeAsync(width, Math.Min(Tallest, height + Math.Max(0, hidden)));
        await GoodAsync(page, picture);
        await page.SetViewportSizeAsync(width, height);
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        Assert.False(
            await page.EvaluateAsync<bool>("[document.documentElement, document.querySelector('.main')].some(box => box && box.scrollWidth > box.clientWidth)"),
            $"{what} is wider than the screen");
        await Accessibility.GoodAsync(page, what);
    }
}
