using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests;

/// <summary>J2 by pages: a reply finds its feed; a stranger's text is mailed about, assigned, and the next one finds its way.</summary>
public sealed class J2_ReplyWalk(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_clients_text_shows_in_the_list_and_in_the_feed_as_it_comes(int width)
    {
        var (client, phone) = await browser.GivenClientAsync(2, width, "Rita", $"Replies{width}");
        await using var walk = await Walk.StartAsync(browser, "olivia", width);
        var handset = await Handset.AddAsync(walk, phone, "Rita");
        await walk.GoListAsync();
        var row = walk.Page.GetByTestId($"conversation-{client}");

        await handset.SayAsync($"Is Rex back? {width}", Demo.CompanyNumber);
        await Assertions.Expect(row).ToContainTextAsync($"Is Rex back? {width}");
        await Assertions.Expect(row.GetByTestId("unread")).ToContainTextAsync("1");
        await walk.LookAsync("a list with something unread");
        await row.ClickAsync();
        await Assertions.Expect(walk.Saying("feed-entry", $"Is Rex back? {width}")).ToHaveAttributeAsync("data-kind", "Inbound");
        await Assertions.Expect(row.GetByTestId("unread")).ToHaveCountAsync(0);

        await handset.SayAsync($"Oh, I see him {width}", Demo.CompanyNumber);
        await Assertions.Expect(walk.Saying("feed-entry", $"Oh, I see him {width}")).ToBeVisibleAsync();
        await walk.LookAsync("a feed with replies");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_strangers_text_is_mailed_about_assigned_and_remembered(int width)
    {
        var (client, stranger) = (WalkPeople.Client(7, width).Id, WalkPeople.Phone(2, width, 1));
        await browser.GivenClientAsync(7, width, "Stella", $"Stranger{width}");
        await using var walk = await Walk.StartAsync(browser, "olivia", width);
        var handset = await Handset.AddAsync(walk, stranger, "New phone");
        await walk.LookAsync(handset.Wall, "the handsets");
        await handset.SayAsync($"This is my new number {width}", Demo.CompanyNumber);

        var mailbox = await walk.ReadMailAsync("olivia@happypaws.example", stranger[^4..]);
        await walk.LookAsync(mailbox, "the mail about it");
        var page = await walk.FollowAsync(mailbox.FrameLocator("#html").GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "Open unassigned messages" }));
        var text = page.GetByRole(AriaRole.Article).Filter(new LocatorFilterOptions { HasText = $"This is my new number {width}" });
        await Assertions.Expect(text).ToBeVisibleAsync();
        await walk.LookAsync(page, "the unassigned texts");

        await text.GetByTestId("assign").ClickAsync();
        await page.GetByTestId("assign-search").FillAsync($"Stranger{width}");
        await page.GetByTestId($"assign-to-{client}").CheckAsync();
        await page.GetByTestId("remember").CheckAsync();
        await walk.LookAsync(page, "whose text is it");
        await page.GetByTestId("assign-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("decided")).ToContainTextAsync("The next text from this number goes there by itself.");
        await Assertions.Expect(text).ToHaveCountAsync(0);

        await walk.GoAsync($"/conversations/{client}");
        await Assertions.Expect(walk.Saying("feed-entry", $"This is my new number {width}")).ToBeVisibleAsync();
        await handset.SayAsync($"And here I am again {width}", Demo.CompanyNumber);
        await Assertions.Expect(walk.Saying("feed-entry", $"And here I am again {width}")).ToBeVisibleAsync();
    }
}
