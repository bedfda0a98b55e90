using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>The first journey as people see it: compose in the feed, read it on the phone, answer, read it in the feed.</summary>
public sealed class ConversationTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, 900, "desktop")]
    [InlineData(390, 844, "phone")]
    public async Task A_message_composed_in_the_feed_is_on_the_phone_and_the_answer_is_in_the_feed_without_a_reload(int width, int height, string size)
    {
        var words = $"Rex had a great walk and a nap ({Tag()})";
        var answer = $"Thank you, give him a hug from me ({Tag()})";
        await using var context = await browser.SignInAsync("olivia", width, height);
        var feed = await context.NewPageAsync();
        await feed.GotoAsync($"/conversations/{Demo.Ann.Id}");

        var input = feed.GetByTestId("composer-input");
        await input.ClickAsync();
        await input.PressSequentiallyAsync(words);
        await feed.GetByTestId("composer-send").ClickAsync();
        var entry = feed.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = words });
        await Assertions.Expect(entry.GetByTestId("text-status")).ToHaveAttributeAsync("data-status", "Delivered");

        var wall = await context.NewPageAsync();
        await wall.GotoAsync("/dev/handsets");
        var phone = wall.Locator($"[data-phone='{Demo.Ann.Phone}']");
        await Assertions.Expect(phone.Locator(".bubble", new LocatorLocatorOptions { HasText = words })).ToBeVisibleAsync();
        await phone.Locator("input[name=reply]").FillAsync(answer);
        await phone.Locator("button[name=send]").ClickAsync();

        await Assertions.Expect(feed.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = answer })).ToBeVisibleAsync();
        await BrowserFixture.ScreenshotAsync(feed, $"feed-{size}");
        await BrowserFixture.ScreenshotAsync(wall, $"handsets-{size}");
    }

    [Theory]
    [InlineData(1280, 900, "desktop")]
    [InlineData(390, 844, "phone")]
    public async Task The_list_and_the_feed_have_no_serious_accessibility_fault(int width, int height, string size)
    {
        await using var context = await browser.SignInAsync("olivia", width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByTestId($"conversation-{Demo.Ann.Id}")).ToBeVisibleAsync();
        await BrowserFixture.ScreenshotAsync(page, $"conversations-{size}");
        await Accessibility.GoodAsync(page, "the list");

        await page.GetByTestId($"conversation-{Demo.Ann.Id}").ClickAsync();
        await Assertions.Expect(page.GetByTestId("feed-entry").First).ToBeVisibleAsync();
        await Accessibility.GoodAsync(page, "the feed");
    }

    [Fact]
    public async Task What_was_typed_survives_a_refused_send_and_the_reason_is_shown()
    {
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        var page = await context.NewPageAsync();
        // Jules' number is French: no text can go, and the composer says so before anybody tries.
        await page.GotoAsync($"/conversations/{Demo.Person(210)}");
        var input = page.GetByTestId("composer-input");
        await input.ClickAsync();
        await input.PressSequentiallyAsync("Bonjour Jules");
        await Assertions.Expect(page.GetByTestId("composer-meter")).ToContainTextAsync("USA and Canada", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
        await Assertions.Expect(input).ToContainTextAsync("Bonjour Jules");
    }

    private static string Tag() => Guid.CreateVersion7().ToString("N")[^4..];
}
