using Gateway.Auth;
using Gateway.Routing;
using Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace Gateway.Tests.Routing;

public sealed class RouteTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("GET", "/api/messaging/conversations", "messaging")]
    [InlineData("POST", "/api/messaging/conversations/01980000-0000-7000-8000-000000000201/messages", "messaging")]
    [InlineData("POST", "/api/messaging/conversations/01980000-0000-7000-8000-000000000201/messages/preview", "messaging")]
    [InlineData("POST", "/api/messaging/texts/1/send-again", "messaging")]
    [InlineData("POST", "/api/messaging/images", "messaging")]
    [InlineData("DELETE", "/api/numbers/current", "numbers")]
    [InlineData("GET", "/api/numbers/available?areaCode=415", "numbers")]
    [InlineData("GET", "/api/billing/summary", "billing")]
    [InlineData("PUT", "/api/notifications/settings", "notifications")]
    [InlineData("GET", "/api/messaging/texts?cursor=a%2Fb+c&x=%C3%A9&y=", "messaging")]
    [InlineData("GET", "/api/messaging/a%20b/%C3%A9", "messaging")]
    [InlineData("GET", "/media/aB3-_x", "messaging")]
    [InlineData("GET", "/01980000-0000-7000-8000-000000000001/sms-terms", "messaging")]
    [InlineData("GET", "/dev/handsets", "twilio")]
    [InlineData("GET", "/", "web")]
    [InlineData("GET", "/settings/integrations/texting?tab=billing", "web")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", "web")]
    public async Task A_request_reaches_its_service_with_its_address_unchanged(string method, string target, string service)
    {
        var host = running.Host;
        using var response = await host.SendAsync(new HttpMethod(method), target, await host.TokenOf("olivia"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var seen = host.Upstreams.Only;
        Assert.Equal((service, method, target), (seen.Service, seen.Method, seen.Target));
    }

    [Theory]
    [InlineData("messaging")]
    [InlineData("numbers")]
    [InlineData("billing")]
    [InlineData("notifications")]
    public async Task The_reference_finds_the_document_of_each_service(string service)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, $"/api/{service}/openapi.json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((service, "/openapi/v1.json"), (host.Upstreams.Only.Service, host.Upstreams.Only.Target));
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/unknown/x")]
    [InlineData("/api/messagingx")]
    [InlineData("/api/x.css")]
    [InlineData("/webhooks/twilio")]
    [InlineData("/email")]
    [InlineData("/email/inbound")]
    public async Task What_is_ours_and_unknown_is_not_found_and_never_Webs(string path)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, path, await host.TokenOf("olivia"));

        await response.IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task The_simulator_cannot_be_reached_outside_of_Development()
    {
        await using var host = await GatewayHost.StartAsync(environment: "Production",
            settings: [("Auth:Oidc:Authority", "https://issuer.example"), ("Auth:Oidc:ClientId", "texting")]);
        using var response = await host.SendAsync(HttpMethod.Get, "/dev/handsets");

        await response.IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public void Every_route_names_both_policies()
    {
        var routes = running.Host.Services.GetRequiredService<IProxyConfigProvider>().GetConfig().Routes;
        Assert.True(routes.Count > 15);
        Assert.All(routes, route => Assert.Empty(EveryRouteHasPolicies.Faults(route)));
    }

    [Theory]
    [InlineData("AuthorizationPolicy", "")]
    [InlineData("AuthorizationPolicy", "Anonymous")]
    [InlineData("AuthorizationPolicy", "NoSuchPolicy")]
    [InlineData("RateLimiterPolicy", "")]
    [InlineData("RateLimiterPolicy", "Disable")]
    [InlineData("RateLimiterPolicy", "NoSuchPolicy")]
    public async Task A_route_without_one_of_them_keeps_the_gateway_from_starting(string policy, string value)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: ($"ReverseProxy:Routes:media:{policy}", value)));
        Assert.Contains("media", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_found_no_routes_says_so_instead_of_starting()
    {
        var nowhere = Directory.CreateTempSubdirectory();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: ("contentRoot", nowhere.FullName)));
        nowhere.Delete();
        Assert.Contains("No routes are configured", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_answered_by_the_gateway_itself()
    {
        var host = running.Host;
        foreach (var path in (string[])["/health", "/alive"])
        {
            using var response = await host.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public void Only_the_public_policies_let_everybody_in()
    {
        var open = running.Host.Services.GetRequiredService<IProxyConfigProvider>().GetConfig().Routes
            .Where(route => route.AuthorizationPolicy is Access.Public or Access.Reference)
            .Select(route => route.RouteId).Order(StringComparer.Ordinal);
        Assert.Equal(["billing-reference", "dev", "media", "messaging-reference", "notifications-reference", "numbers-reference", "sms-terms", "web-files"], open);
    }
}
