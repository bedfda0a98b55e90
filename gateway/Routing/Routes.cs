using Gateway.Auth;
using Gateway.Limits;
using ServiceDefaults.Http;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Gateway.Routing;

/// <summary>The way to the services: configuration section <c>ReverseProxy</c>, addresses from service discovery.</summary>
static class Routes
{
    /// <summary>The order of Web's routes in appsettings.json is 1000: it gets what nobody before it took.</summary>
    private const int AfterTheServicesBeforeWeb = 500;

    /// <summary>Our own parts of the address space: what no route takes here is nobody's, and never Web's.</summary>
    private static readonly string[] Ours = ["/api", "/platform", "/email", "/webhooks", "/media", "/dev"];

    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("ReverseProxy");
        if (!section.GetSection("Routes").GetChildren().Any())
            throw new InvalidOperationException($"No routes are configured. Is appsettings.json in {builder.Environment.ContentRootPath}?");

        builder.Services.AddReverseProxy()
            .LoadFromConfig(section)
            .AddConfigFilter<EveryRouteHasPolicies>()
            .AddTransforms<ForwardedRequests>()
            // A service that is gone should be noticed before the caller gives up.
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton<IDestinationResolver, ServiceDestinations>();
    }

    public static void MapRoutes(this WebApplication app)
    {
        foreach (var prefix in Ours)
            app.Map(prefix + "/{**rest}", () => Problem.Of(404, "not-found", "Not found.", "Nothing is served at this address."))
                .WithOrder(AfterTheServicesBeforeWeb)
                .RequireAuthorization(Access.Public).RequireRateLimiting(RateLimits.Public);

        app.MapReverseProxy(proxy =>
        {
            proxy.UseUpstreamProblems();
            proxy.UseLongStreams(app.Lifetime);
            proxy.UseSessionAffinity();
            proxy.UseLoadBalancing();
        });
    }
}
