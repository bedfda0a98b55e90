using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

public sealed class SameOriginTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private const string Compose = "/api/messaging/conversations/1/messages";
    private const string Ours = "ours";

    [Theory]
    [InlineData("POST", "same-origin", null, true)]
    [InlineData("POST", null, Ours, true)]
    [InlineData("POST", "same-origin", Ours, true)]
    [InlineData("POST", null, null, false)]
    [InlineData("POST", "cross-site", null, false)]
    [InlineData("POST", "same-site", null, false)]
    [InlineData("POST", "none", null, false)]
    [InlineData("POST", "cross-site", Ours, false)]
    [InlineData("POST", null, "https://evil.example", false)]
    [InlineData("POST", null, "http://127.0.0.1:1", false)]
    [InlineData("POST", null, "null", false)]
    [InlineData("PUT", "cross-site", null, false)]
    [InlineData("PATCH", null, null, false)]
    [InlineData("DELETE", "cross-site", null, false)]
    [InlineData("GET", "cross-site", "https://evil.example", true)]
    [InlineData("HEAD", "cross-site", null, true)]
    public async Task A_cookie_changes_things_only_for_pages_of_ours(string method, string? site, string? origin, bool passes)
    {
        var host = running.Host;
        var headers = new List<(string, string)>();
        if (site is not null) headers.Add(("Sec-Fetch-Site", site));
        if (origin is not null) headers.Add(("Origin", origin == Ours ? host.Address.GetLeftPart(UriPartial.Authority) : origin));

        using var response = await host.SendAsync(new HttpMethod(method), Compose, cookie: await host.CookieOf("olivia"), headers: [.. headers]);

        Assert.Equal(passes ? 1 : 0, host.Upstreams.Requests.Count);
        if (passes) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else await response.IsProblem(HttpStatusCode.Forbidden, "cross-site");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://partner.example")]
    public async Task A_bearer_is_proof_enough(string? origin)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Post, Compose, await host.TokenOf("olivia"),
            headers: origin is null ? [] : [("Origin", origin)]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task No_other_site_is_told_that_it_may_ask()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Options, Compose, null, null,
            ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(host.Upstreams.Requests);
    }
}
