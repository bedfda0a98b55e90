using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Testing;
using Testing.Running;

namespace Browser.Tests;

/// <summary>What was texted and what it costs: the Messages log and the Billing tab.</summary>
public sealed partial class LogAndBillingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, 900, "desktop", "+14155550181")]
    [InlineData(390, 844, "phone", "+14155550182")]
    public async Task The_log_finds_a_text_by_filters_that_live_in_the_address_and_tells_its_whole_life(int width, int height, string size, string phone)
    {
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        var rosa = await Visitor.ArrivesAsync(browser, olivia, "Rosa", size == "phone" ? "Vega" : "Alvarez", phone);
        var sent = await rosa.HearsAsync(olivia, "Biscuit is back from the park, muddy and happy.");
        await rosa.HearsAsync(olivia, "See you on Friday at nine. The spare key is with us.");
        using (var carrier = new SimulatedCarrier(browser.System.Carrier)) await carrier.TextArrivesAsync(phone, Demo.CompanyNumber, "Thank you so much, see you Friday!");
        await Eventually.Until(async () => (await olivia.UsageAsync(sent)).Entries.Count > 0);

        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/log");
        await Assertions.Expect(page.GetByTestId("log-used")).ToBeVisibleAsync();
        await page.GetByTestId("log-line").Filter(new() { HasText = rosa.Name }).First.GetByRole(AriaRole.Link, new() { Name = rosa.Name }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"contact={rosa.Id}"));
        await Assertions.Expect(page.GetByTestId("log-line")).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByTestId("log-person")).ToContainTextAsync(rosa.Name);
        await Looks.GoodAsync(page, $"settings-log-{size}");

        await page.GetByTestId("log-direction").SelectOptionAsync("in");
        await Assertions.Expect(page.GetByTestId("log-line")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("log-line")).ToHaveCountAsync(3);
        await page.GetByTestId("log-words").FillAsync("muddy");
        await page.GetByTestId("log-words").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("log-line")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        var line = page.GetByTestId("log-line");
        await Assertions.Expect(line).ToHaveCountAsync(1);
        await Assertions.Expect(line).ToContainTextAsync("Biscuit is back");
        await Assertions.Expect(page.GetByTestId("log-words")).ToHaveValueAsync("muddy");

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("log-export").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("Biscuit is back", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);

        await line.GetByTestId("log-open").ClickAsync();
        var life = page.GetByTestId("text-life");
        await Assertions.Expect(life.GetByTestId("text-ledger")).ToContainTextAsync("Counts as 1 text");
        await Assertions.Expect(life).ToContainTextAsync("Written in the feed");
        await Assertions.Expect(life).ToContainTextAsync("Accepted by the carrier");
        await Looks.GoodAsync(page, $"text-life-{size}");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(life).ToBeHiddenAsync();

        await page.GetByTestId("log-status").SelectOptionAsync("Failed");
        await Assertions.Expect(page.GetByTestId("log-empty")).ToContainTextAsync("Nothing matches");
    }

    [Theory]
    [InlineData(1280, 900, "desktop")]
    [InlineData(390, 844, "phone")]
    public async Task The_billing_tab_says_what_is_left_what_it_will_be_and_what_was_charged_and_prints_it(int width, int height, string size)
    {
        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/billing");
        await Assertions.Expect(page.GetByTestId("billing-left")).ToContainTextAsync("left");
        await Assertions.Expect(page.GetByTestId("billing-forecast")).ToContainTextAsync("by the end of the month");
        // Its head, the open month and the one before.
        await Assertions.Expect(page.GetByTestId("billing-periods").GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByTestId("billing-transactions")).ToContainTextAsync("$10.00");
        await page.GetByTestId("billing-lots").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("billing-lots").GetByRole(AriaRole.Listitem).First).ToContainTextAsync("granted");
        await Assertions.Expect(page.GetByTestId("alert-save")).ToBeVisibleAsync();
        await Looks.GoodInFullAsync(page, $"settings-billing-{size}", ".settings");

        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = CsvOf() }).First.ClickAsync());
        Assert.Contains("Included", await File.ReadAllTextAsync(await csv.PathAsync(), TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);

        var statement = await context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = Print() }).First.ClickAsync());
        await Assertions.Expect(statement.GetByRole(AriaRole.Heading, new() { Name = "Charges" })).ToBeVisibleAsync();
        await Looks.GoodInFullAsync(statement, $"statement-{size}", "html");
        if (size == "desktop") await PrintsWellAsync(statement);
    }

    // On A4, with the longest that a statement may hold: nothing is wider than the sheet, no line is cut in two, and a sum stands once.
    private static async Task PrintsWellAsync(IPage statement)
    {
        await statement.EmulateMediaAsync(new() { Media = Media.Print });
        // 210 mm less the margins, at 96 dots an inch.
        await statement.SetViewportSizeAsync(658, 1000);
        await statement.EvaluateAsync("""
            () => {
              document.querySelector(".company").textContent = "Paws".repeat(40);
              const row = document.querySelector(".charges tbody tr");
              row.cells[1].textContent = "Texts".repeat(30);
              row.cells[4].textContent = "paid Nov 30, 2026, " + "pi_3Qx".repeat(20);
              for (let more = 0; more < 60; more++) row.after(row.cloneNode(true));
            }
            """);
        Assert.Equal("", await statement.EvaluateAsync<string>("""
            () => [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(part => part.outerHTML.slice(0, 80)).join()
            """));
        Assert.Equal("avoid table-row-group table-header-group", await statement.EvaluateAsync<string>("""
            () => [["tbody tr", "breakInside"], ["tfoot", "display"], ["thead", "display"]].map(([part, style]) => getComputedStyle(document.querySelector(`.charges ${part}`))[style]).join(" ")
            """));
        var pdf = Encoding.Latin1.GetString(await statement.PdfAsync(new() { Format = "A4" }));
        Assert.True(PdfPage().Count(pdf) > 1, "A long statement is more than one sheet.");
    }

    [Fact]
    public async Task A_tab_that_is_opened_by_its_address_is_in_sight_on_a_phone()
    {
        await using var context = await browser.SignInAsync("olivia", 390, 844);
        var page = await context.NewPageAsync();
        foreach (var tab in new[] { "billing", "notifications", "turn-on" })
        {
            await page.GotoAsync($"/settings/texting/{tab}");
            await page.WaitForFunctionAsync(
                """
                slug => {
                  const box = document.querySelector(`[data-testid=tab-${slug}]`).getBoundingClientRect();
                  return box.left >= 0 && box.right <= innerWidth;
                }
                """, tab);
        }
    }

    [GeneratedRegex("^CSV of ")]
    private static partial Regex CsvOf();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();

    [GeneratedRegex("^Print ")]
    private static partial Regex Print();
}
