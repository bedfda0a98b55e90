using System.Net;
using System.Net.Sockets;

namespace Testing.Processes;

/// <summary>Free TCP ports for servers that are stopped and started again on the same one.</summary>
public static class Ports
{
    // Below the range the kernel takes outgoing ports from: a client that retries against a stopped server could
    // otherwise be given the server's own port, connect to itself and keep the port from the server.
    private const int First = 20_000;
    private const int Count = 12_000;
    private static readonly HashSet<int> Taken = [];

    /// <summary>A loopback port nobody listens on, given out once per process.</summary>
    public static int Free()
    {
        lock (Taken)
        {
            while (true)
            {
                var port = First + Random.Shared.Next(Count);
                if (Taken.Contains(port) || !CanListen(port)) continue;
                Taken.Add(port);
                return port;
            }
        }
    }

    private static bool CanListen(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
