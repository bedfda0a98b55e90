using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>
/// Gives every endpoint its port before anything starts, and the same one on the next start if it is still free.
/// Ports come from below the range the kernel lends to outgoing connections: there nobody takes the port of a service that is down for a moment.
/// </summary>
internal static class Ports
{
    private const int Lowest = 20_000;
    private const int PastHighest = 32_768;

    public static void Allocate(IEnumerable<IResource> resources, DataFolder data)
    {
        var file = data.File("ports.json");
        var known = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file))! : [];
        var taken = new HashSet<int>();
        foreach (var (resource, endpoint) in resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Select(e => (r, e))))
        {
            var key = $"{resource.Name}:{endpoint.Name}";
            endpoint.AllocatedPort = endpoint.Port is { } asked ? Asked(asked, key) : Any(known.GetValueOrDefault(key), taken);
            taken.Add(known[key] = endpoint.AllocatedPort.Value);
        }

        PrivateFile.Replace(file, JsonSerializer.Serialize(known));
    }

    public static int Any(int preferred, HashSet<int> taken)
    {
        if (preferred != 0 && !taken.Contains(preferred) && IsFree(preferred)) return preferred;
        for (var tries = 0; tries < 1_000; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, PastHighest);
            if (!taken.Contains(port) && IsFree(port)) return port;
        }

        throw new DistributedApplicationException("No free port on this machine.");
    }

    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!HasIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    public static bool HasIPv6 { get; } = Socket.OSSupportsIPv6 && CanListen(IPAddress.IPv6Loopback, 0);

    private static int Asked(int port, string key) => IsFree(port)
        ? port
        : throw new DistributedApplicationException($"Port {port}, asked for by {key}, is in use. The gateway takes another with GATEWAY_PORT=<port>, and any free one with GATEWAY_PORT=0.");

    private static bool CanListen(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
