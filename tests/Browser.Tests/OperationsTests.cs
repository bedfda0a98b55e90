using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>The page of the people who run the system.</summary>
public sealed class OperationsTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_operator_sees_a_message_that_was_set_aside_and_puts_it_back()
    {
        const string Queue = "messaging.platform.client-changed";
        await using (var bus = await browser.System.ConnectToBusAsync())
        {
            await bus.PublishAsync("platform.client-changed", JsonSerializer.Serialize(new { companyId = "nobody's" }), Guid.CreateVersion7().ToString());
        }

        await using var context = await browser.SignInAsync("operator", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByTestId("to-operations").ClickAsync();
        var card = page.GetByTestId("service-messaging");
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", new Regex("^[0-9]+ set aside$"));
        await Assertions.Expect(card).Not.ToContainTextAsync("Healthy");
        await page.GetByTestId($"look-{Queue}").ClickAsync();
        await Assertions.Expect(page.GetByTestId("dead-letter").First).ToBeVisibleAsync();
        await BrowserFixture.ScreenshotAsync(page, "operations-set-aside");
        await page.GetByTestId("retry").ClickAsync();
        await Assertions.Expect(page.GetByTestId("retried")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        foreach (var (width, size) in new[] { (1280, "desktop"), (390, "phone") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Assertions.Expect(page.GetByTestId("text-figures")).ToBeVisibleAsync();
            await Looks.GoodInFullAsync(page, $"operations-{size}", ".operations");
        }
    }
}
