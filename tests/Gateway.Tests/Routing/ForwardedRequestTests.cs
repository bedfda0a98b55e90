using Gateway.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using ServiceDefaults.Auth;

namespace Gateway.Tests.Routing;

public sealed class ForwardedRequestTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("olivia", CallerRole.Admin, "01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000101", "Olivia Park")]
    [InlineData("marco", CallerRole.OfficeManager, "01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000102", "Marco Ruiz")]
    [InlineData("sam", CallerRole.Sitter, "01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000103", "Sam Lee")]
    [InlineData("ann", CallerRole.Client, "01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000201", "Ann Miller")]
    [InlineData("nora", CallerRole.Admin, "01980000-0000-7000-8000-000000000002", "01980000-0000-7000-8000-000000000301", "Nora Tremblay")]
    [InlineData("operator", CallerRole.Operator, null, null, "Operator")]
    public async Task The_service_learns_who_is_calling(string persona, CallerRole role, string? company, string? person, string name)
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", await host.TokenOf(persona))).Dispose();

        var claims = await InternalClaims(host.Upstreams.Only);
        Assert.Equal(role.ToString(), claims[InternalToken.RoleClaim]);
        Assert.Equal(company, claims.GetValueOrDefault(InternalToken.CompanyClaim));
        Assert.Equal(person, claims.GetValueOrDefault(JwtRegisteredClaimNames.Sub));
        Assert.Equal(name, claims[JwtRegisteredClaimNames.Name]);
    }

    [Fact]
    public async Task On_a_public_route_the_service_learns_nobodys_name()
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/media/token", await host.TokenOf("olivia"))).Dispose();

        var claims = await InternalClaims(host.Upstreams.Only);
        Assert.Equal(nameof(CallerRole.Public), claims[InternalToken.RoleClaim]);
        Assert.DoesNotContain(JwtRegisteredClaimNames.Sub, claims);
        Assert.DoesNotContain(JwtRegisteredClaimNames.Name, claims);
    }

    [Theory]
    [InlineData("X-Gateway-Session")]
    [InlineData("x-gateway-anything")]
    [InlineData("X-Internal-Token")]
    [InlineData("X-Forwarded-User")]
    [InlineData("X-FORWARDED-PREFIX")]
    [InlineData("X-Original-URL")]
    [InlineData("X-Rewrite-URL")]
    [InlineData("X-Real-IP")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Forwarded")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    public async Task What_could_be_taken_for_the_gateways_word_does_not_get_through(string header)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", await host.TokenOf("olivia"), headers: (header, "forged=1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(host.Upstreams.Only.Header(header));
    }

    [Fact]
    public async Task Forwarding_headers_are_the_gateways_own_observation()
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", await host.TokenOf("olivia"), null,
            ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"))).Dispose();

        var seen = host.Upstreams.Only;
        Assert.Equal("127.0.0.1", seen.Header("X-Forwarded-For"));
        Assert.Equal(host.Address.Authority, seen.Header("X-Forwarded-Host"));
        Assert.Equal("http", seen.Header("X-Forwarded-Proto"));
    }

    [Fact]
    public async Task Neither_the_callers_bearer_nor_a_second_one_is_passed_on()
    {
        var host = running.Host;
        var bearer = await host.TokenOf("olivia");
        (await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", bearer)).Dispose();

        var authorization = host.Upstreams.Only.Header("Authorization")!;
        Assert.DoesNotContain(bearer, authorization, StringComparison.Ordinal);
        Assert.Single(authorization.Split(','));
    }

    [Theory]
    [InlineData("Idempotency-Key")]
    [InlineData("Last-Event-ID")]
    [InlineData("If-None-Match")]
    [InlineData("I-Twilio-Idempotency-Token")]
    public async Task What_means_something_to_a_service_gets_through(string header)
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", await host.TokenOf("olivia"), headers: (header, "\"7\""))).Dispose();

        Assert.Equal("\"7\"", host.Upstreams.Only.Header(header));
    }

    [Fact]
    public async Task Web_gets_a_ticket_that_is_good_at_the_gateway_for_the_same_person()
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/conversations", cookie: await host.CookieOf("marco"))).Dispose();
        var ticket = host.Upstreams.Only.Header("X-Gateway-Session")!;
        Assert.Equal("Marco Ruiz", (await InternalClaims(host.Upstreams.Only))[JwtRegisteredClaimNames.Name]);

        host.Upstreams.Requests.Clear();
        using var response = await host.SendAsync(HttpMethod.Post, "/api/messaging/conversations/1/messages", ticket);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Marco Ruiz", (await InternalClaims(host.Upstreams.Only))[JwtRegisteredClaimNames.Name]);
    }

    [Fact]
    public async Task No_other_service_gets_a_ticket()
    {
        var host = running.Host;
        var cookie = await host.CookieOf("olivia");
        foreach (var path in (string[])["/api/messaging/conversations", "/media/x", "/dev/x", "/app.css"])
            (await host.SendAsync(HttpMethod.Get, path, cookie: cookie)).Dispose();

        Assert.Equal(4, host.Upstreams.Requests.Count);
        Assert.All(host.Upstreams.Requests, seen => Assert.Null(seen.Header("X-Gateway-Session")));
    }

    [Fact]
    public async Task Web_keeps_its_own_cookies_and_never_sees_the_one_that_signs_people_in()
    {
        var host = running.Host;
        var cookie = await host.CookieOf("olivia");
        (await host.SendAsync(HttpMethod.Get, "/", cookie: $"theme=dark; {cookie}; .AspNetCore.Antiforgery.x=1")).Dispose();

        Assert.Equal("theme=dark; .AspNetCore.Antiforgery.x=1", host.Upstreams.Only.Header("Cookie"));
    }

    [Fact]
    public async Task Web_sees_the_host_the_browser_asked_for()
    {
        var host = running.Host;
        (await host.SendAsync(HttpMethod.Get, "/", await host.TokenOf("olivia"))).Dispose();

        Assert.Equal(host.Address.Authority, host.Upstreams.Only.Header("Host"));
    }

    private static async Task<Dictionary<string, object>> InternalClaims(Seen seen)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }
            .ValidateTokenAsync(seen.Header("Authorization")!["Bearer ".Length..], GatewayHost.InternalTokens.Validation);
        Assert.True(result.IsValid, result.Exception?.Message);
        return new Dictionary<string, object>(result.Claims);
    }
}
