using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Testing;
using Testing.Running;

namespace Browser.Tests;

/// <summary>Somebody types on while the answer to what they typed before is on its way: it must not write over them.</summary>
public sealed class SlowLineTests(BrowserFixture browser)
{
    [Fact]
    public async Task Who_types_on_while_people_are_searched_loses_nothing()
    {
        const string Words = "Do you also sit parrots? (slow line)";
        using var carrier = new SimulatedCarrier(browser.System.Carrier);
        await carrier.TextArrivesAsync("+16465550117", Demo.CompanyNumber, Words);
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        var page = await context.NewPageAsync();
        var line = await SlowLine.OfAsync(page);
        await page.GotoAsync("/settings/texting/unassigned");
        await page.Locator("article").Filter(new() { HasText = Words }).GetByTestId("assign").ClickAsync();
        var search = page.GetByTestId("assign-search");
        await Assertions.Expect(search).ToBeFocusedAsync();

        await TypeOnAsync(page, line, "em", "m");
        await Assertions.Expect(page.GetByTestId($"assign-to-{Demo.Emma.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(search).ToHaveValueAsync("emm");

        line.Keys.Release();
        await page.Keyboard.TypeAsync("a ");
        await TypeOnAsync(page, line, "w", "ilson");
        line.Keys.Release();
        await Assertions.Expect(search).ToHaveValueAsync("emma wilson");
        await page.GetByTestId($"assign-to-{Demo.Emma.Id}").CheckAsync();
        await Assertions.Expect(page.GetByTestId("assign-confirm")).ToHaveTextAsync("Move to Emma Wilson");
    }

    [Theory]
    [InlineData("log", "log-words", "log-used", "words", "log-empty")]
    [InlineData("client-numbers", "people-search", "enabled", "search", "no-people")]
    public async Task Who_types_on_after_Enter_loses_nothing(string tab, string box, string loaded, string name, string nothing)
    {
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        var page = await context.NewPageAsync();
        var line = await SlowLine.OfAsync(page);
        await page.GotoAsync($"/settings/texting/{tab}");
        await Assertions.Expect(page.GetByTestId(loaded).First).ToBeVisibleAsync();
        var search = page.GetByTestId(box);
        await search.ClickAsync();
        line.Answers.Hold();
        await page.Keyboard.TypeAsync("xylo");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("phone");
        line.Answers.Release();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{name}=xylo$"));
        await Assertions.Expect(page.GetByTestId(nothing)).ToBeVisibleAsync();
        await Assertions.Expect(search).ToHaveValueAsync("xylophone");
    }

    // The answer to the first part comes when the second has been typed and has not gone yet. Each is one event, so that none
    // is half on its way.
    private static async Task TypeOnAsync(IPage page, SlowLine line, string first, string second)
    {
        line.Answers.Hold();
        await page.Keyboard.InsertTextAsync(first);
        await Eventually.Until(() => line.Answers.KeepsPicture);
        line.Keys.Hold();
        await page.Keyboard.InsertTextAsync(second);
        line.Answers.Release();
    }
}
