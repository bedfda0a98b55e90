using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>The grids of clients' and staff's numbers: filters in the address, many at once, and who consented to what.</summary>
public sealed class NumbersGridTests(BrowserFixture browser)
{
    // Both have numbers that cannot be texted, so no other test writes to them.
    private static readonly (Guid Kara, Guid Liam) Chosen = (Demo.Kara, Demo.Liam);

    [Theory]
    [InlineData(1280, 900, "desktop", "EmailOnly", "Email only")]
    [InlineData(390, 844, "phone", "TextOnly", "Text only")]
    public async Task Many_are_changed_after_a_preview_and_nobody_else(int width, int height, string size, string delivery, string words)
    {
        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/client-numbers");
        // The filter is drawn before it is connected; what is counted came over the connection.
        await Assertions.Expect(page.GetByTestId("people-count")).ToContainTextAsync("clients");
        await page.GetByTestId("people-show").SelectOptionAsync("invalid");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("show=invalid"));
        await Assertions.Expect(page.GetByTestId("people-count")).ToHaveTextAsync("3 clients");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("people-count")).ToHaveTextAsync("3 clients");
        foreach (var id in new[] { Chosen.Kara, Chosen.Liam }) await page.GetByTestId($"person-{id}").GetByTestId("select").CheckAsync();
        await Assertions.Expect(page.GetByTestId("bulk-bar")).ToContainTextAsync("Change 2 clients");
        await page.GetByTestId("bulk-what").SelectOptionAsync(delivery);
        await Assertions.Expect(page.GetByTestId("bulk-preview")).ToContainTextAsync("2 would change");
        await Looks.GoodAsync(page, $"bulk-preview-{size}");
        await page.GetByTestId("bulk-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk-progress")).ToContainTextAsync("Done. 2 of 2 clients changed");
        await page.GetByTestId("bulk-close").ClickAsync();
        await Assertions.Expect(page.GetByTestId($"person-{Chosen.Kara}").GetByTestId("delivery")).ToHaveValueAsync(delivery);
        await Assertions.Expect(page.GetByTestId($"person-{Chosen.Kara}").GetByTestId("delivery").Locator("option:checked")).ToHaveTextAsync(words);

        await page.GotoAsync("/settings/texting/staff-numbers?search=priya");
        await Assertions.Expect(page.GetByTestId("people-count")).ToHaveTextAsync("1 member of staff");
        await Looks.GoodAsync(page, $"staff-found-{size}");
    }

    [Theory]
    [InlineData(1280, 900, "desktop", "+14155550183")]
    [InlineData(390, 844, "phone", "+14155550184")]
    public async Task A_sitter_writes_down_that_a_client_asked_to_stop_and_the_office_sees_when_and_how(int width, int height, string size, string phone)
    {
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        var tess = await Visitor.ArrivesAsync(browser, olivia, "Tess", size == "phone" ? "Okafor" : "Lindqvist", phone);
        await tess.HearsAsync(olivia, "Olive ate all of her dinner and is asleep on the sofa.");

        await using var context = await browser.SignInAsync("sam", width, height);
        var feed = await context.NewPageAsync();
        await feed.GotoAsync($"/conversations/{tess.Id}");
        await feed.GetByTestId("open-consent").ClickAsync();
        await feed.GetByTestId("opt-out-note").FillAsync("She called this morning: email only from now on, please.");
        await Looks.GoodAsync(feed, $"note-opt-out-{size}");
        await feed.GetByTestId("opt-out-save").ClickAsync();
        await Assertions.Expect(feed.GetByTestId("opt-out-noted")).ToBeVisibleAsync();
        await Assertions.Expect(feed.GetByTestId("consent-line")).ToHaveCountAsync(0);
        await feed.Keyboard.PressAsync("Escape");
        await Assertions.Expect(feed.GetByTestId("opted-out")).ToBeVisibleAsync();
        await Assertions.Expect(feed.GetByTestId("cannot-text")).ToBeVisibleAsync();

        await using var office = await browser.SignInAsync("olivia", width, height);
        var page = await office.NewPageAsync();
        await page.GotoAsync($"/settings/texting/client-numbers?search={tess.Name}");
        var row = page.GetByTestId($"person-{tess.Id}");
        await Assertions.Expect(row.GetByTestId("stopped")).ToBeVisibleAsync();
        await row.GetByTestId("open-consent").ClickAsync();
        var line = page.GetByTestId("consent-line").First;
        await Assertions.Expect(line).ToContainTextAsync("Noted by Sam Lee");
        await Assertions.Expect(line).ToContainTextAsync("email only from now on");
        await Looks.GoodAsync(page, $"consent-{size}");
    }
}
