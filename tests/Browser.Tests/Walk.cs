using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>
/// One walk through the pages: somebody's browser at one width, with the wall of phones and the mailbox in tabs beside it.
/// Whatever page the walk comes to, axe looks at it there.
/// </summary>
internal sealed class Walk : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors = new();

    private Walk(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        context.WebError += (_, error) => _errors.Enqueue($"{error.Page?.Url}: {error.Error}");
    }

    /// <summary>The tab in which the product is used.</summary>
    public IPage Page { get; }

    public static async Task<Walk> StartAsync(BrowserFixture browser, string persona, int width)
    {
        var context = await browser.SignInAsync(persona, width, HeightOf(width));
        return new Walk(context, await context.NewPageAsync());
    }

    /// <summary>Somebody who has yet to sign in.</summary>
    public static async Task<Walk> StartOutsideAsync(BrowserFixture browser, int width)
    {
        var context = await browser.OpenAsync(width, HeightOf(width));
        return new Walk(context, await context.NewPageAsync());
    }

    /// <summary>As the screenshots call it.</summary>
    public static string SizeOf(int width) => width < 600 ? "phone" : "desktop";

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>The list of conversations, alive: what is typed into the page before that is heard by nobody.</summary>
    public async Task GoListAsync()
    {
        await GoAsync("/");
        await SeeListAsync();
    }

    /// <summary>The list of conversations has come, by the page's connection.</summary>
    public Task SeeListAsync() => Assertions.Expect(Page.Locator("a[data-testid^='conversation-']").First).ToBeVisibleAsync();

    /// <summary>One more tab of the same person.</summary>
    public async Task<IPage> OpenAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Follows a link that opens a tab of its own.</summary>
    public async Task<IPage> FollowAsync(ILocator link)
    {
        var page = await _context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await page.WaitForLoadStateAsync();
        return page;
    }

    /// <summary>The page has no serious accessibility fault, is not wider than the screen, and no script has failed on the way to it.</summary>
    public Task LookAsync(string what) => LookAsync(Page, what);

    /// <inheritdoc cref="LookAsync(string)"/>
    public async Task LookAsync(IPage page, string what)
    {
        await Accessibility.GoodAsync(page, what);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{what} is wider than the screen");
        Assert.Empty(_errors);
    }

    /// <summary>Opens the newest email to somebody that says this, in the mailbox.</summary>
    public async Task<IPage> ReadMailAsync(string to, string words)
    {
        var mailbox = await OpenAsync("/dev/mailbox");
        await mailbox.Locator("#search").FillAsync(to);
        var row = mailbox.Locator("[data-mail]").Filter(new LocatorFilterOptions { HasText = to }).Filter(new LocatorFilterOptions { HasText = words }).First;
        await row.ClickAsync();
        // On a wide screen another email may have been open before.
        await Assertions.Expect(row).ToHaveAttributeAsync("aria-current", "true");
        return mailbox;
    }

    /// <summary>Writes a message in the open conversation and sends it.</summary>
    public async Task WriteAsync(string words)
    {
        var input = Page.GetByTestId("composer-input");
        await input.ClickAsync();
        await input.PressSequentiallyAsync(words);
        await Page.GetByTestId("composer-send").ClickAsync();
    }

    /// <summary>A part of a page by its hook that says this.</summary>
    public ILocator Saying(string hook, string words) => Page.GetByTestId(hook).Filter(new LocatorFilterOptions { HasText = words });

    private static int HeightOf(int width) => width < 600 ? 844 : 900;

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
