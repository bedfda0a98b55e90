using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>J6 by pages: STOP on the phone, the client's own checkbox, START; what the office and the client see of each.</summary>
public sealed class J6_StopWalk(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task After_STOP_no_text_goes_until_START_and_the_checkbox_is_another_matter(int width)
    {
        var (client, phone) = await browser.GivenClientAsync(6, width, "Stan", $"Stops{width}");
        await using var office = await Walk.StartAsync(browser, "olivia", width);
        await using var own = await Walk.StartAsync(browser, $"client-6-{width}", width);
        var handset = await Handset.AddAsync(office, phone, "Stan");
        await office.GoAsync($"/conversations/{client}");
        await Assertions.Expect(office.Page.GetByTestId("composer-input")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByTestId("feed")).ToHaveAttributeAsync("aria-busy", "false");

        await handset.PressAsync("STOP", Demo.CompanyNumber);
        await StoppedAsync(office, own, handset, client, width);

        await handset.PressAsync("START", Demo.CompanyNumber);
        await Assertions.Expect(handset.OptedOut).ToBeHiddenAsync();
        await office.GoAsync($"/conversations/{client}");
        await Assertions.Expect(office.Page.Locator("[data-kind=Keyword]")).ToHaveCountAsync(2);
        await Assertions.Expect(office.Page.GetByTestId("opted-out")).ToHaveCountAsync(0);
        await office.WriteAsync($"Welcome back {width}");
        await Assertions.Expect(office.Saying("feed-entry", $"Welcome back {width}").GetByTestId("text-status")).ToHaveAttributeAsync("data-status", "Delivered");
        await Assertions.Expect(handset.Heard($"Welcome back {width}")).ToHaveCountAsync(1);

        await CheckboxAsync(office, own);
    }

    private static async Task StoppedAsync(Walk office, Walk own, Handset handset, Guid client, int width)
    {
        var page = office.Page;
        await Assertions.Expect(handset.OptedOut).ToBeVisibleAsync();
        await office.LookAsync(handset.Wall, "the handsets");
        // Nobody reloads: the feed hears of it, and the composer says why no text goes and what would help.
        await Assertions.Expect(page.Locator("[data-kind=Keyword]")).ToContainTextAsync("STOP");
        await Assertions.Expect(page.GetByTestId("opted-out")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("cannot-text")).ToContainTextAsync("START");
        await Assertions.Expect(page.GetByTestId("cannot-text")).ToContainTextAsync("(415) 555-0100");
        await office.LookAsync("a feed after STOP");

        await page.GetByTestId("email-instead").ClickAsync();
        await Assertions.Expect(page.GetByTestId("delivery-choice")).ToHaveValueAsync("EmailOnly");
        await office.WriteAsync($"By email then {width}");
        var entry = office.Saying("feed-entry", $"By email then {width}");
        await Assertions.Expect(entry.GetByTestId("by-email")).ToHaveTextAsync("Email");
        var mailbox = await office.ReadMailAsync($"stan.stops{width}@walks.example", $"By email then {width}");
        await office.LookAsync(mailbox, "the mailbox");

        await office.GoAsync($"/settings/texting/client-numbers?search=Stops{width}");
        await Assertions.Expect(page.GetByTestId($"person-{client}").GetByTestId("stopped")).ToBeVisibleAsync();
        await office.LookAsync("the client's line among the numbers");

        await own.GoAsync("/portal");
        await Assertions.Expect(own.Page.GetByTestId("own-opted-out")).ToContainTextAsync("START");
        await own.LookAsync("the client's own page after STOP");
        Assert.Equal(0, await handset.Heard($"By email then {width}").CountAsync());
    }

    // The client unticks the box: no texts either, and START has nothing to do with it.
    private static async Task CheckboxAsync(Walk office, Walk own)
    {
        await own.Page.ReloadAsync();
        await Assertions.Expect(own.Page.GetByTestId("own-opted-out")).ToHaveCountAsync(0);
        await own.Page.GetByTestId("own-switch").UncheckAsync();
        await Assertions.Expect(own.Page.GetByTestId("own-saved")).ToHaveTextAsync("Saved. You get no more texts.");
        await own.LookAsync("the client's own page");
        await office.Page.ReloadAsync();
        await Assertions.Expect(office.Page.GetByTestId("cannot-text")).ToBeVisibleAsync();
        await office.LookAsync("a feed with texting off");

        await own.Page.GetByTestId("own-switch").CheckAsync();
        await Assertions.Expect(own.Page.GetByTestId("own-saved")).ToHaveTextAsync("Saved. You agreed to get texts.");
        await office.Page.ReloadAsync();
        await Assertions.Expect(office.Page.GetByTestId("feed")).ToHaveAttributeAsync("aria-busy", "false");
        await Assertions.Expect(office.Page.GetByTestId("cannot-text")).ToHaveCountAsync(0);
    }
}
