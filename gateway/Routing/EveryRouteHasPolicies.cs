using Yarp.ReverseProxy.Configuration;

namespace Gateway.Routing;

/// <summary>
/// Refuses a route that forgets to say who may use it or how fast. At the start the gateway does not come up; a
/// configuration that is changed later is not taken over.
/// </summary>
sealed class EveryRouteHasPolicies : IProxyConfigFilter
{
    public ValueTask<RouteConfig> ConfigureRouteAsync(RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) =>
        Faults(route) is { Count: > 0 } faults
            ? throw new InvalidOperationException($"Route '{route.RouteId}': {string.Join(' ', faults)}")
            : ValueTask.FromResult(route);

    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel) => ValueTask.FromResult(cluster);

    // "anonymous" and "disable" are YARP's words for none at all. Whoever means everybody says Public.
    public static IReadOnlyList<string> Faults(RouteConfig route)
    {
        var faults = new List<string>();
        if (Says(route.AuthorizationPolicy, "anonymous")) faults.Add("AuthorizationPolicy is missing; a route for everybody names Public.");
        if (Says(route.RateLimiterPolicy, "disable")) faults.Add("RateLimiterPolicy is missing.");
        return faults;
    }

    private static bool Says(string? policy, string nothing) =>
        string.IsNullOrWhiteSpace(policy) || policy.Equals(nothing, StringComparison.OrdinalIgnoreCase);
}
