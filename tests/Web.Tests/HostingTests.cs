using System.Net;
using ServiceDefaults.Auth;
using Testing;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>The real host, called as the gateway calls it.</summary>
public sealed class HostingTests : IDisposable
{
    private static readonly Caller Olivia = new(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Olivia Park");

    private readonly TestHost<App> _host = TestHost.Start<App>(new Dictionary<string, string>
    {
        ["InternalToken:Key"] = Tokens.Key,
        ["services:gateway:http:0"] = "http://127.0.0.1:9",
    });

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Nobody_gets_a_page_without_the_gateways_token()
    {
        using var stranger = new HttpClient { BaseAddress = _host.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task The_first_picture_knows_the_person_and_never_shows_the_ticket()
    {
        using var olivia = _host.ClientOf(Olivia);
        olivia.DefaultRequestHeaders.Add("X-Gateway-Session", Tab.Ticket);
        var html = await olivia.GetStringAsync("/");
        Assert.Contains("Olivia Park", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Tab.Ticket, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallerRole.Sitter, true)]
    [InlineData(CallerRole.Client, false)]
    [InlineData(CallerRole.Operator, false)]
    public async Task Only_staff_is_shown_the_way_to_conversations(CallerRole role, bool isShown)
    {
        using var person = _host.ClientOf(Olivia with { Role = role });
        Assert.Equal(isShown, (await person.GetStringAsync("/")).Contains("nav-conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scripts_of_strangers_do_not_run()
    {
        using var olivia = _host.ClientOf(Olivia);
        var response = await olivia.GetAsync("/");
        Assert.Contains("script-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app.css")]
    [InlineData("/browser.js")]
    [InlineData("/start.js")]
    [InlineData("/favicon.svg")]
    [InlineData("/Web.styles.css")]
    [InlineData("/Conversations/Feed.razor.js")]
    [InlineData("/Conversations/Composer.razor.js")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Files_and_health_need_no_person(string path)
    {
        using var anybody = new HttpClient { BaseAddress = _host.Address };
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_and_still_a_404()
    {
        using var olivia = _host.ClientOf(Olivia);
        var response = await olivia.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_of_the_last_visit_is_drawn_at_once()
    {
        using var olivia = _host.ClientOf(Olivia);
        olivia.DefaultRequestHeaders.Add("Cookie", "dark=1");
        Assert.Contains("class=\"dark\"", await olivia.GetStringAsync("/"), StringComparison.Ordinal);
    }
}
