using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Testing.Running;

[assembly: AssemblyFixture(typeof(Browser.Tests.BrowserFixture))]

namespace Browser.Tests;

/// <summary>The running system and Debian's Chromium. Pages that a test looked at are kept as docs/screenshots.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public RunningSystem System { get; private set; } = null!;

    // Playwright's five seconds are no guard against hanging but a demand on the machine's speed.
    private const int PatienceMilliseconds = 60_000;

    private static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        // What a first visitor of ./run finds: a company with a month behind it.
        ["Demo__History"] = "true",
        // People who change their own choice in a test, so that nobody else's texts are refused meanwhile.
        ["Auth__Personas__7__Key"] = "farid",
        ["Auth__Personas__7__Name"] = "Farid Haddad",
        ["Auth__Personas__7__Role"] = "Client",
        ["Auth__Personas__7__Group"] = "Happy Paws Pet Care",
        ["Auth__Personas__7__About"] = "Client, in the portal",
        ["Auth__Personas__7__CompanyId"] = Demo.Company.ToString(),
        ["Auth__Personas__7__PersonId"] = Demo.Farid.Id.ToString(),
        ["Auth__Personas__8__Key"] = "priya",
        ["Auth__Personas__8__Name"] = "Priya Nair",
        ["Auth__Personas__8__Role"] = "Sitter",
        ["Auth__Personas__8__Group"] = "Happy Paws Pet Care",
        ["Auth__Personas__8__About"] = "Sitter",
        ["Auth__Personas__8__CompanyId"] = Demo.Company.ToString(),
        ["Auth__Personas__8__PersonId"] = Demo.Person(104).ToString(),
    };

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        System = await RunningSystem.StartAsync(new Dictionary<string, string>(Settings.Concat(WalkPeople.Personas())));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            // Root needs --no-sandbox; the rest keeps Chromium from calling home on a machine without internet.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A browser of its own, signed in as a demo persona.</summary>
    /// <param name="persona">Who.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="height">Of the window.</param>
    public async Task<IBrowserContext> SignInAsync(string persona, int width, int height)
    {
        var context = await OpenAsync(width, height);
        await context.AddCookiesAsync([await SessionAsync(System.Gateway, persona)]);
        return context;
    }

    /// <summary>A browser of its own, of somebody who is not signed in.</summary>
    public async Task<IBrowserContext> OpenAsync(int width, int height)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = System.Gateway.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = ColorScheme.Light,
            // Pages at rest: what moves is drawn sixty times a second without a graphics card, beside everything else.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    // What the sign-in page's button leaves in a browser. J1 walks through the page; everybody else would only wait for it.
    private static async Task<Microsoft.Playwright.Cookie> SessionAsync(Uri gateway, string persona)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = gateway };
        using var form = new FormUrlEncodedContent([new("persona", persona)]);
        using var answer = await http.PostAsync("/signin", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var session = Assert.Single(cookies.GetCookies(gateway));
        return new() { Name = session.Name, Value = session.Value, Url = gateway.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax };
    }

    public static Task ScreenshotAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Root(), "docs", "screenshots", $"{name}.png"),
        Animations = ScreenshotAnimations.Disabled,
    });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (System is not null) await System.DisposeAsync();
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
