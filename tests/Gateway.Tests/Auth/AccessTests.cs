using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

/// <summary>Who may go where. The services decide the rest.</summary>
public sealed class AccessTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private const int Ok = 200, SignInFirst = 401, NotAllowed = 403;

    [Theory]
    [InlineData("/api/messaging/conversations", null, SignInFirst)]
    [InlineData("/api/messaging/conversations", "olivia", Ok)]
    [InlineData("/api/messaging/conversations", "sam", Ok)]
    [InlineData("/api/messaging/conversations", "ann", Ok)]
    [InlineData("/api/numbers/operations/registrations", "operator", Ok)]
    [InlineData("/api/messaging/conversations", "platform", NotAllowed)]
    [InlineData("/platform/events", null, SignInFirst)]
    [InlineData("/platform/events", "platform", Ok)]
    [InlineData("/platform/events", "olivia", NotAllowed)]
    [InlineData("/platform/events", "operator", NotAllowed)]
    [InlineData("/media/x", null, Ok)]
    [InlineData("/app.css", null, Ok)]
    [InlineData("/_framework/blazor.web.js", null, Ok)]
    [InlineData("/conversations", null, SignInFirst)]
    [InlineData("/conversations", "olivia", Ok)]
    [InlineData("/conversations", "platform", NotAllowed)]
    public async Task A_caller_gets_where_its_role_may_go(string path, string? persona, int expected)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, path, persona is null ? null : await host.TokenOf(persona));

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal(expected == Ok ? 1 : 0, host.Upstreams.Requests.Count);
    }

    [Fact]
    public async Task A_program_without_a_session_gets_a_problem()
    {
        using var response = await running.Host.SendAsync(HttpMethod.Get, "/api/messaging/conversations");
        await response.IsProblem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_program_without_the_right_gets_a_problem()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/platform/events", await host.TokenOf("sam"));
        await response.IsProblem(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Theory]
    [InlineData("Accept", "text/html,application/xhtml+xml")]
    [InlineData("Sec-Fetch-Mode", "navigate")]
    public async Task A_browser_without_a_session_is_sent_to_the_sign_in_page_and_back(string header, string value)
    {
        using var response = await running.Host.SendAsync(HttpMethod.Get, "/conversations/7?tab=a", headers: (header, value));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.EndsWith("/signin?returnUrl=%2Fconversations%2F7%3Ftab%3Da", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_a_page_is_not_redirected()
    {
        using var response = await running.Host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", null, null,
            ("Sec-Fetch-Mode", "cors"), ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Somebody_at_a_browser_without_the_right_sees_a_page()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/conversations", cookie: await host.CookieOf("platform"), headers: ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("Bearer rubbish")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Basic b2xpdmlhOg==")]
    [InlineData("rubbish")]
    public async Task Rubbish_instead_of_a_bearer_is_nobody(string authorization)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", headers: ("Authorization", authorization));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task The_gateways_own_token_to_the_services_is_no_way_in()
    {
        var host = running.Host;
        var stolen = GatewayHost.InternalTokens.Mint(new(ServiceDefaults.Auth.CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Eve"));
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", stolen);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
