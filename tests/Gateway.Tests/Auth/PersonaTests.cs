using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Tests.Auth;

public sealed class PersonaTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_offers_every_persona_and_loads_nothing_from_elsewhere()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/signin?returnUrl=%2Fconversations");
        var page = await response.Content.ReadAsStringAsync(Cancel);

        foreach (var name in (string[])["Olivia Park", "Marco Ruiz", "Sam Lee", "Ann Miller", "Nora Tremblay", "Operator", "Host platform"])
            Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains("value=\"/conversations\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal).Replace("http%3A%2F%2Fwww.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_address_cannot_become_part_of_the_page()
    {
        using var response = await running.Host.SendAsync(HttpMethod.Get, "/signin?returnUrl=%22%3E%3Cscript%3E");
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_sets_a_cookie_no_script_can_read_and_goes_back()
    {
        using var response = await SignIn(running.Host, "olivia", "/conversations?x=1");

        Assert.Equal((HttpStatusCode.Redirect, "/conversations?x=1"), (response.StatusCode, response.Headers.Location?.ToString()));
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Olivia", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("conversations")]
    [InlineData("")]
    public async Task Signing_in_never_leads_to_somebody_elses_page(string returnUrl)
    {
        using var response = await SignIn(running.Host, "olivia", returnUrl);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task The_platform_persona_goes_to_the_reference()
    {
        using var response = await SignIn(running.Host, "platform", "");
        Assert.Equal("/api/reference", response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("Olivia")]
    public async Task An_unknown_persona_is_refused(string persona)
    {
        var host = running.Host;
        using var page = await SignIn(host, persona, "/");
        await page.IsProblem(HttpStatusCode.BadRequest, "invalid");
        using var token = await host.Http.PostAsJsonAsync("/signin/token", new { persona }, Cancel);
        await token.IsProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"persona\":7}")]
    [InlineData("{")]
    public async Task A_body_that_asks_for_no_persona_is_a_bad_request(string json)
    {
        using var response = await running.Host.Http.PostAsync("/signin/token", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_am_I_says_it_by_cookie_and_by_bearer()
    {
        var host = running.Host;
        using var byCookie = await host.SendAsync(HttpMethod.Get, "/whoami", cookie: await host.CookieOf("sam"));
        using var byBearer = await host.SendAsync(HttpMethod.Get, "/whoami", await host.TokenOf("sam"));
        using var nobody = await host.SendAsync(HttpMethod.Get, "/whoami");

        var said = await byCookie.Content.ReadFromJsonAsync<JsonObject>(Cancel);
        Assert.Equal("""{"role":"Sitter","companyId":"01980000-0000-7000-8000-000000000001","personId":"01980000-0000-7000-8000-000000000103","name":"Sam Lee"}""", said!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(said, await byBearer.Content.ReadFromJsonAsync<JsonObject>(Cancel)));
        await nobody.IsProblem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_session_survives_a_restart_of_the_gateway_and_is_good_at_every_replica()
    {
        await using var first = await GatewayHost.StartAsync();
        var cookie = await first.CookieOf("olivia");
        var bearer = await first.TokenOf("olivia");
        await first.StopGatewayAsync();

        await using var second = await GatewayHost.StartAsync();
        using var byCookie = await second.SendAsync(HttpMethod.Get, "/conversations", cookie: cookie);
        using var byBearer = await second.SendAsync(HttpMethod.Get, "/api/messaging/conversations", bearer);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (byCookie.StatusCode, byBearer.StatusCode));
    }

    [Fact]
    public async Task A_session_of_a_system_with_another_secret_is_worth_nothing()
    {
        await using var other = await GatewayHost.StartAsync(settings: ("InternalToken:Key", "a secret of quite another system, as long"));
        var host = running.Host;
        using var byCookie = await host.SendAsync(HttpMethod.Get, "/conversations", cookie: await other.CookieOf("olivia"));
        using var byBearer = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", await other.TokenOf("olivia"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (byCookie.StatusCode, byBearer.StatusCode));
    }

    [Fact]
    public async Task Sessions_end_cookies_after_twelve_hours_without_a_visit_and_bearers_after_one()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-03-01T08:00:00Z", null));
        await using var host = await GatewayHost.StartAsync(clock: clock);
        var cookie = await host.CookieOf("olivia");
        var bearer = await host.TokenOf("olivia");

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Try());
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), await Try());
        clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), await Try());

        async Task<(HttpStatusCode, HttpStatusCode)> Try()
        {
            using var byCookie = await host.SendAsync(HttpMethod.Get, "/whoami", cookie: cookie);
            using var byBearer = await host.SendAsync(HttpMethod.Get, "/whoami", bearer);
            return (byCookie.StatusCode, byBearer.StatusCode);
        }
    }

    [Fact]
    public async Task A_visit_in_the_second_half_of_a_session_prolongs_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-03-01T08:00:00Z", null));
        await using var host = await GatewayHost.StartAsync(clock: clock);
        var cookie = await host.CookieOf("olivia");

        clock.Advance(TimeSpan.FromHours(7));
        using var visit = await host.SendAsync(HttpMethod.Get, "/conversations", cookie: cookie);
        var renewed = visit.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("texting.session", StringComparison.Ordinal)).Split(';')[0];
        clock.Advance(TimeSpan.FromHours(11));
        using var later = await host.SendAsync(HttpMethod.Get, "/whoami", cookie: renewed);

        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Outside_of_Development_there_are_no_personas_and_without_an_issuer_no_gateway()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(environment: "Production"));
        Assert.Contains("Auth:Oidc:Authority", refused.ToString(), StringComparison.Ordinal);

        await using var host = await GatewayHost.StartAsync(environment: "Production",
            settings: [("Auth:Oidc:Authority", "https://issuer.example"), ("Auth:Oidc:ClientId", "texting")]);
        using var token = await host.Http.PostAsJsonAsync("/signin/token", new { persona = "olivia" }, Cancel);
        Assert.NotEqual(HttpStatusCode.OK, token.StatusCode);
    }

    private static Task<HttpResponseMessage> SignIn(GatewayHost host, string persona, string returnUrl) =>
        host.Http.PostAsync("/signin", new FormUrlEncodedContent([new("persona", persona), new("returnUrl", returnUrl)]), Cancel);
}
