using Microsoft.Playwright;
using Testing.Running;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;

namespace Browser.Tests;

/// <summary>A conversation that stays open while the world around it changes, and a list that is longer than the screen.</summary>
public sealed class OpenConversationTests(BrowserFixture browser)
{
    private const int Journey = 9;

    [Fact]
    public async Task What_keeps_a_text_from_going_is_said_while_somebody_writes_and_what_they_wrote_stays()
    {
        const int Width = 1280;
        var (company, client) = (WalkPeople.Company(Journey, Width), Demo.Person(79_001));
        await browser.GivenCompanyAsync(
            Journey, Width, "Still Paws", "US", WalkPeople.ClientOf(company, client, "+17075550199", "Tess", "Quiet"), NumberThat(SenderStanding.Live, company, 1));
        using var owner = await PersonClient.SignInAsync(browser.System.Gateway, WalkPeople.Owner(Journey, Width));
        await Testing.Eventually.Until(async () => await owner.HeadAsync(client) is { CannotText: null, Phone: not null });
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, Width), Width);
        await walk.GoAsync($"/conversations/{client}");
        var (input, cannot) = (walk.Page.GetByTestId("composer-input"), walk.Page.GetByTestId("cannot-text"));
        await input.ClickAsync();
        await input.PressSequentiallyAsync("Nala is asleep on the sofa");
        await Assertions.Expect(walk.Page.GetByTestId("composer-meter")).ToHaveAttributeAsync("data-parts", "1");

        await browser.TellAsync(NumberThat(SenderStanding.Suspended, company, 2));
        await Assertions.Expect(cannot).ToContainTextAsync("Sending from your number is suspended. See Settings");
        await Assertions.Expect(walk.Page.GetByTestId("not-texted")).ToContainTextAsync("suspended");
        await Assertions.Expect(input).ToHaveTextAsync("Nala is asleep on the sofa");
        await walk.LookAsync("a composer that may not send");
        await BrowserFixture.ScreenshotAsync(walk.Page, "composer-cannot-text");
        await browser.TellAsync(NumberThat(SenderStanding.Live, company, 3));
        await Assertions.Expect(cannot).ToHaveCountAsync(0);

        await owner.PutAsync<ContactRow>($"/api/messaging/contacts/{client}/texting", new ChangeTexting(false, null));
        await Assertions.Expect(cannot).ToContainTextAsync("Texting is disabled for this person.");
        await owner.PutAsync<ContactRow>($"/api/messaging/contacts/{client}/texting", new ChangeTexting(true, null));
        await Assertions.Expect(cannot).ToHaveCountAsync(0);
        await Assertions.Expect(walk.Page.GetByTestId("not-texted")).ToHaveCountAsync(0);
        await Assertions.Expect(input).ToHaveTextAsync("Nala is asleep on the sofa");
    }

    [Fact]
    public async Task A_long_list_goes_on_where_somebody_scrolls_to_its_end_and_by_its_button()
    {
        const int Width = 390;
        const int People = 110;
        var company = WalkPeople.Company(Journey, Width);
        await browser.GivenCompanyAsync(Journey, Width, "Many Paws", "US",
            [.. Enumerable.Range(0, People).Select(number => WalkPeople.ClientOf(company, Demo.Person(79_100 + number), "+17075550198", $"Client{number:D3}", "Long"))]);
        using var owner = await PersonClient.SignInAsync(browser.System.Gateway, WalkPeople.Owner(Journey, Width));
        await Testing.Eventually.Until(async () => (await owner.ReadAsync<ServiceDefaults.Http.Page<ContactRow>>("/api/messaging/contacts?kind=Client&take=200")).Items.Count == People);
        await using var walk = await Walk.StartAsync(browser, WalkPeople.Owner(Journey, Width), Width);
        await walk.GoListAsync();
        var rows = walk.Page.Locator("a[data-testid^='conversation-']");
        await Assertions.Expect(rows).ToHaveCountAsync(50);

        await walk.Page.GetByTestId("conversation-rows").EvaluateAsync("list => list.scrollTo(0, list.scrollHeight)");
        await Assertions.Expect(rows).ToHaveCountAsync(100);
        await walk.Page.GetByTestId("load-more").FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows).ToHaveCountAsync(People + 1);
        await Assertions.Expect(walk.Page.GetByTestId("load-more")).ToHaveCountAsync(0);
    }

    private static SenderChanged NumberThat(SenderStanding standing, Guid company, long version) => new(
        company, "+17075550190", "MG00000000000000000000000000000009", "AC00000000000000000000000000000001", standing, null, version);
}
