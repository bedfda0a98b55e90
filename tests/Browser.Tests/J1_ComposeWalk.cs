using Microsoft.Playwright;
using Testing;

namespace Browser.Tests;

/// <summary>J1 by pages: staff composes → the client gets the text and the email → receipt → counted.</summary>
public sealed class J1_ComposeWalk(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Staff_find_a_client_write_and_see_it_arrive_and_count(int width)
    {
        var tag = Tag();
        var (client, phone) = await browser.GivenClientAsync(1, width, "June", $"Walker{width}");
        await using var walk = await Walk.StartOutsideAsync(browser, width);
        var page = walk.Page;

        await walk.GoAsync("/signin");
        await walk.LookAsync("sign in");
        await page.Locator("button[name=persona][value='marco']").ClickAsync();
        await walk.SeeListAsync();
        await page.GetByPlaceholder("Search people").FillAsync($"Walker{width}");
        var row = page.GetByTestId($"conversation-{client}");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await walk.LookAsync("the list of conversations");
        await row.ClickAsync();

        var input = page.GetByTestId("composer-input");
        await input.ClickAsync();
        await input.PressSequentiallyAsync("Hi June, the key is ");
        await page.Keyboard.PressAsync("Control+b");
        await input.PressSequentiallyAsync("safe");
        await page.Keyboard.PressAsync("Control+b");
        await input.PressSequentiallyAsync($" with us ({tag})");
        await page.GetByTestId("delivery-choice").SelectOptionAsync("TextAndEmail");
        await Assertions.Expect(page.GetByTestId("composer-meter")).ToContainTextAsync("1 text");
        await page.GetByTestId("show-parts").ClickAsync();
        await Assertions.Expect(page.GetByTestId("composer-meter")).ToContainTextAsync($"the key is SAFE with us ({tag})");
        await walk.LookAsync("the composer with its preview");
        await page.GetByTestId("composer-send").ClickAsync();

        var entry = walk.Saying("feed-entry", tag);
        var status = entry.GetByTestId("text-status");
        await Assertions.Expect(status).ToHaveAttributeAsync("data-status", "Delivered");
        await Assertions.Expect(entry.GetByTestId("by-email")).ToHaveTextAsync("Also by email");
        await status.ClickAsync();
        var life = page.GetByTestId("text-life");
        await Assertions.Expect(life).ToContainTextAsync("Accepted by the carrier");
        await Assertions.Expect(life).ToContainTextAsync("The carrier says “delivered”");
        await walk.LookAsync("the life of a text");

        var handset = await Handset.FindAsync(walk, phone);
        await Assertions.Expect(handset.Heard($"Hi June, the key is SAFE with us ({tag})")).ToHaveCountAsync(1);
        await walk.LookAsync(handset.Wall, "the handsets");

        var mailbox = await walk.ReadMailAsync($"june.walker{width}@walks.example", tag);
        await Assertions.Expect(mailbox.FrameLocator("#html").Locator("body")).ToContainTextAsync($"the key is safe with us ({tag})");
        await walk.LookAsync(mailbox, "the mailbox");

        await CountedAsync(walk, tag);
    }

    private static async Task CountedAsync(Walk walk, string tag)
    {
        await walk.GoAsync($"/settings/texting/log?words={tag}");
        var line = walk.Saying("log-line", tag);
        await Assertions.Expect(line).ToHaveAttributeAsync("data-status", "Delivered");
        await walk.LookAsync("the messages log");
        // The ledger hears of it over the bus, a moment later; the drawer shows what it holds when it is opened.
        await Eventually.Until(async () =>
        {
            await walk.Page.Keyboard.PressAsync("Escape");
            await line.GetByTestId("log-open").ClickAsync();
            return await walk.Page.GetByTestId("text-ledger").InnerTextAsync();
        }, ledger => ledger.Contains("Counts as 1 text", StringComparison.Ordinal));
        await walk.LookAsync("the log's drawer");
    }

    private static string Tag() => Guid.CreateVersion7().ToString("N")[^6..];
}
