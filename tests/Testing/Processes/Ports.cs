using System.Collections.Concurrent;
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

    // Held until the process ends: a server may take seconds before it listens, and other tests look for ports meanwhile.
    private static readonly ConcurrentBag<FileStream> Claims = [];

    /// <summary>A loopback port that nobody listens on and no other test process was given.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + Random.Shared.Next(Count);
            if (TryClaim(port) && CanListen(port)) return port;
        }
    }

    private static bool TryClaim(int port)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "texting-tests-ports"));
        try
        {
            Claims.Add(new FileStream(Path.Combine(folder.FullName, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
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
