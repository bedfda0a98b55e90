using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>Pictures as staff send them: chosen, pasted, kept over a reload, sent, and looked at large.</summary>
public sealed class PictureTests(BrowserFixture browser)
{
    // A meadow with a ball, drawn where there is no file to take.
    private const string Draw = """
        () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
          const paint = canvas.getContext("2d");
          paint.fillStyle = "#bfe3f2"; paint.fillRect(0, 0, 640, 480);
          paint.fillStyle = "#5a9e5f"; paint.fillRect(0, 300, 640, 180);
          paint.fillStyle = "#d9772b"; paint.arc(320, 330, 70, 0, 7); paint.fill();
          return canvas.toDataURL("image/png").split(",")[1];
        }
        """;

    private const string Paste = """
        (box, png) => {
          const files = new DataTransfer();
          files.items.add(new File([Uint8Array.from(atob(png), c => c.charCodeAt(0))], "pasted.png", { type: "image/png" }));
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task Pictures_are_chosen_and_pasted_survive_a_reload_are_sent_and_open_large()
    {
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/conversations/{Demo.Emma.Id}");
        var input = page.GetByTestId("composer-input");
        var png = await page.EvaluateAsync<string>(Draw);
        var pictures = page.GetByTestId("composer-picture");
        await input.ClickAsync();
        await page.GetByTestId("picture-files").SetInputFilesAsync(
        [
            new FilePayload { Name = "rex.png", MimeType = "image/png", Buffer = Convert.FromBase64String(png) },
            new FilePayload { Name = "bill.pdf", MimeType = "application/pdf", Buffer = [1] },
        ]);
        await Assertions.Expect(page.GetByTestId("picture-trouble")).ToContainTextAsync("bill.pdf is not a PNG");
        await input.EvaluateAsync(Paste, png);
        await Assertions.Expect(pictures).ToHaveCountAsync(2);

        // A dog costs 90 of 160 characters; without it the words are one text.
        var words = "Rex had the best day. " + string.Concat(Enumerable.Repeat("He ran and ran. ", 5));
        await input.PressSequentiallyAsync(words + "🐶");
        await Assertions.Expect(page.GetByTestId("one-text")).ToBeVisibleAsync();
        await BrowserFixture.ScreenshotAsync(page, "composer-pictures");
        await page.GetByTestId("one-text").ClickAsync();
        await Assertions.Expect(page.GetByTestId("composer-meter")).ToContainTextAsync("1 text + 2 pictures, counts as 3");

        await page.ReloadAsync();
        await Assertions.Expect(pictures).ToHaveCountAsync(2);
        await Assertions.Expect(input).ToContainTextAsync("Rex had the best day.");
        await Assertions.Expect(page.GetByTestId("composer-meter")).ToContainTextAsync("counts as 3");
        await page.GetByTestId("composer-send").ClickAsync();

        var entry = page.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = "Rex had the best day." });
        await Assertions.Expect(entry.GetByTestId("picture")).ToHaveCountAsync(2);
        await Assertions.Expect(pictures).ToHaveCountAsync(0);
        await entry.GetByTestId("picture").First.ClickAsync();
        var large = page.GetByTestId("lightbox");
        await Assertions.Expect(large.Locator("img")).ToHaveAttributeAsync("alt", "Picture 1 of 2, sent");
        // The picture is there a moment before the browser has opened the dialog, and keys belong to what is open.
        await Assertions.Expect(large).ToBeVisibleAsync();
        await large.PressAsync("ArrowRight");
        await Assertions.Expect(large.Locator("img")).ToHaveAttributeAsync("alt", "Picture 2 of 2, sent");
        await BrowserFixture.ScreenshotAsync(page, "lightbox");
        await Accessibility.GoodAsync(page, "a picture, large", "[data-testid=lightbox]");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(large).ToBeHiddenAsync();
    }
}
