using Microsoft.Playwright;
using Testing;

namespace Browser.Tests;

/// <summary>The two pages on which somebody decides for themselves: the client's and the staff's.</summary>
public sealed class OwnPagesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("farid", "/portal", "Hello Farid Haddad", 1280, 900, "portal-desktop")]
    [InlineData("farid", "/portal", "Hello Farid Haddad", 390, 844, "portal-phone")]
    [InlineData("priya", "/me", "My page", 1280, 900, "me-desktop")]
    [InlineData("priya", "/me", "My page", 390, 844, "me-phone")]
    public async Task The_box_is_ticked_with_its_wording_beside_it_and_says_what_it_did(string persona, string address, string title, int width, int height, string picture)
    {
        await using var context = await browser.SignInAsync(persona, width, height);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("own-wording")).ToContainTextAsync("Happy Paws Pet Care");
        var box = page.GetByTestId("own-switch");
        await box.SetCheckedAsync(false);
        await Assertions.Expect(page.GetByTestId("own-saved")).ToHaveTextAsync("Saved. You get no more texts.");
        await page.ReloadAsync();
        await Assertions.Expect(box).Not.ToBeCheckedAsync();
        await Assertions.Expect(box).ToBeEnabledAsync();
        await box.SetCheckedAsync(true);
        await Assertions.Expect(page.GetByTestId("own-saved")).ToHaveTextAsync("Saved. You agreed to get texts.");
        await Looks.GoodAsync(page, picture);
    }

    [Fact]
    public async Task A_client_who_opens_a_page_of_the_staff_is_led_to_their_own()
    {
        await using var context = await browser.SignInAsync("farid", 390, 844);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings/texting/billing");
        await page.GetByTestId("to-portal").ClickAsync();
        await Assertions.Expect(page.GetByTestId("own-phone")).ToHaveTextAsync("(415) 555-0116");
    }
}
