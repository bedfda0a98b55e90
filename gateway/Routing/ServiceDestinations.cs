using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Gateway.Routing;

/// <summary>
/// Turns <c>http://messaging</c> of the configuration into the addresses service discovery knows for it, when routes are
/// loaded and when an address changes; no request waits for it.
/// </summary>
sealed class ServiceDestinations(ServiceEndpointResolver discovery) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        var changes = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var address = new Uri(destination.Address);
            var source = await discovery.GetEndpointsAsync($"{address.Scheme}://{address.Authority}", cancellationToken);
            changes.Add(source.ChangeToken);
            for (var i = 0; i < source.Endpoints.Count; i++)
                resolved[$"{name}-{i}"] = destination with { Address = Address(source.Endpoints[i], address) };
        }
        return new ResolvedDestinationCollection(resolved, new CompositeChangeToken(changes));
    }

    private static string Address(ServiceEndpoint endpoint, Uri asked)
    {
        var found = endpoint.ToString()!;
        return found.Contains("://", StringComparison.Ordinal) ? found : $"{asked.Scheme}://{found}";
    }
}
