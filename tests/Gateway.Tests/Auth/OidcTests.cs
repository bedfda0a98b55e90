using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

public sealed class OidcTests : IAsyncLifetime
{
    private const string Company = "01980000-0000-7000-8000-000000000001";
    private const string Person = "01980000-0000-7000-8000-000000000101";
    private static readonly Dictionary<string, object> Olivia =
        new() { ["sub"] = Person, ["company"] = Company, ["role"] = "Admin", ["name"] = "Olivia Park" };
    private FakeIssuer _issuer = null!;
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync();
        _host = await StartGateway();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_signs_in_at_the_issuer_and_comes_back_where_it_wanted_to_go()
    {
        _issuer.Claims = Olivia;
        var (cookie, location) = await SignInAtIssuer(_host, "/conversations?x=1");

        Assert.Equal("/conversations?x=1", location);
        Assert.Equal($$"""{"role":"Admin","companyId":"{{Company}}","personId":"{{Person}}","name":"Olivia Park"}""", await WhoAmI(cookie));
    }

    [Fact]
    public async Task A_sign_in_may_be_finished_at_another_replica()
    {
        _issuer.Claims = Olivia;
        await using var replica = await StartGateway();
        var (cookie, _) = await SignInAtIssuer(_host, "/", finishAt: replica);

        Assert.Contains("Olivia Park", await WhoAmI(cookie), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "Webhook")]
    [InlineData("role", "Public")]
    [InlineData("role", "admin")]
    [InlineData("role", "0")]
    [InlineData("role", "")]
    [InlineData("company", "")]
    [InlineData("sub", "olivia@example.com")]
    public async Task An_account_that_is_nobody_here_gets_no_session(string claim, string value)
    {
        _issuer.Claims = new(Olivia) { [claim] = value };
        var (cookie, location) = await SignInAtIssuer(_host, "/");

        Assert.Equal((null, null), (cookie, location));
        using var api = await _host.SendAsync(HttpMethod.Get, "/api/messaging/x", _issuer.Token("texting"));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Fact]
    public async Task The_issuers_own_names_for_roles_and_claims_can_be_translated()
    {
        _issuer.Claims = new() { ["person"] = Person, ["org"] = Company, ["groups"] = new[] { "everybody", "office" }, ["nick"] = "Marco", ["sub"] = "auth0|7" };
        await using var host = await StartGateway(
            ("Auth:Oidc:RoleClaim", "groups"), ("Auth:Oidc:CompanyClaim", "org"), ("Auth:Oidc:PersonClaim", "person"),
            ("Auth:Oidc:NameClaim", "nick"), ("Auth:Oidc:Roles:office", "OfficeManager"));

        using var response = await host.SendAsync(HttpMethod.Get, "/whoami", _issuer.Token("texting"));
        Assert.Equal($$"""{"role":"OfficeManager","companyId":"{{Company}}","personId":"{{Person}}","name":"Marco"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_API_caller_brings_an_access_token_of_the_issuer()
    {
        _issuer.Claims = Olivia;
        Assert.Equal(HttpStatusCode.OK, await CallWith(_issuer.Token("texting")));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallWith(_issuer.Token("another-client")));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallWith(_issuer.Token("texting", by: "https://another.issuer")));

        await using var another = await FakeIssuer.StartAsync();
        another.Claims = Olivia;
        Assert.Equal(HttpStatusCode.Unauthorized, await CallWith(another.Token("texting", by: _issuer.Address)));

        async Task<HttpStatusCode> CallWith(string token)
        {
            using var response = await _host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", token);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task There_are_no_personas_beside_an_issuer()
    {
        using var page = await _host.SendAsync(HttpMethod.Get, "/signin");
        using var token = await _host.Http.PostAsJsonAsync("/signin/token", new { persona = "olivia" }, TestContext.Current.CancellationToken);

        Assert.StartsWith(_issuer.Address + "/authorize", page.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, token.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_the_issuer_too()
    {
        _issuer.Claims = Olivia;
        var (cookie, _) = await SignInAtIssuer(_host, "/");
        using var response = await _host.SendAsync(HttpMethod.Post, "/signout", cookie: cookie, headers: ("Sec-Fetch-Site", "same-origin"));

        Assert.StartsWith(_issuer.Address + "/logout", response.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/signin-oidc?code=1&state=rubbish")]
    [InlineData("/signin-oidc?error=access_denied")]
    [InlineData("/signin-oidc")]
    public async Task A_forged_or_refused_answer_of_the_issuer_is_a_refusal_and_no_error(string path)
    {
        using var response = await _host.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private Task<GatewayHost> StartGateway(params (string, string?)[] settings) => GatewayHost.StartAsync(settings:
    [
        ("Auth:Oidc:Authority", _issuer.Address), ("Auth:Oidc:ClientId", "texting"), ("Auth:Oidc:ClientSecret", "client-secret"), .. settings,
    ]);

    /// <summary>Does what a browser would do; answers the session cookie and where it was sent in the end.</summary>
    private static async Task<(string? Cookie, string? Location)> SignInAtIssuer(GatewayHost host, string returnUrl, GatewayHost? finishAt = null)
    {
        using var challenge = await host.SendAsync(HttpMethod.Get, "/signin?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var cookies = string.Join("; ", challenge.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var authorized = await host.Http.GetAsync(challenge.Headers.Location, TestContext.Current.CancellationToken);
        using var back = finishAt is null
            ? await host.SendAsync(HttpMethod.Get, authorized.Headers.Location!.PathAndQuery, cookie: cookies)
            : await finishAt.SendAsync(HttpMethod.Get, authorized.Headers.Location!.PathAndQuery, cookie: cookies,
                headers: ("Host", host.Address.Authority));
        if (back.StatusCode != HttpStatusCode.Redirect) return (null, null);
        var session = back.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("texting.session=", StringComparison.Ordinal));
        return (session.Split(';')[0], back.Headers.Location!.ToString());
    }

    private async Task<string> WhoAmI(string? cookie)
    {
        using var response = await _host.SendAsync(HttpMethod.Get, "/whoami", cookie: cookie);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
