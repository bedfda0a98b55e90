using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Testing.Processes;

namespace Testing;

/// <summary>
/// A bad network between a service and what it talks to: a TCP proxy on loopback that delays, resets in the middle,
/// swallows bytes or refuses. Settings may be changed at any time and hold for open connections too.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<Link, Task> _links = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;

    /// <summary>A proxy in front of a server; listens at once.</summary>
    public FaultProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        Port = Ports.Free();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Every chunk, in both directions, waits this long.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>And up to this much longer, by chance.</summary>
    public TimeSpan Jitter { get; set; }

    /// <summary>Nothing passes any more, but connections stay open: the half-dead peer.</summary>
    public bool IsBlackHole { get; set; }

    /// <summary>New connections are closed at once.</summary>
    public bool Refuses { get; set; }

    /// <summary>Answers are reset after this many bytes of a connection; null for never.</summary>
    public long? ResetAnswersAfter { get; set; }

    /// <summary>Requests are reset after this many bytes of a connection; null for never.</summary>
    public long? ResetRequestsAfter { get; set; }

    /// <summary>Connections accepted so far.</summary>
    public int Accepted { get; private set; }

    /// <summary>Resets every open connection now.</summary>
    public void CutAll()
    {
        foreach (var link in _links.Keys) link.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        CutAll();
        await Task.WhenAll([_accepting, .. _links.Values]);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Accepted++;
                if (Refuses)
                {
                    Link.Reset(client);
                    continue;
                }

                var link = new Link(client, new TcpClient { NoDelay = true });
                _links[link] = RunAsync(link);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException && _stop.IsCancellationRequested)
        {
            // disposed
        }
    }

    private async Task RunAsync(Link link)
    {
        await Task.Yield();
        try
        {
            await link.Server.ConnectAsync(_host, _port, _stop.Token);
            await Task.WhenAny(
                PumpAsync(link.Client, link.Server, () => ResetRequestsAfter),
                PumpAsync(link.Server, link.Client, () => ResetAnswersAfter));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the server is away: the client sees a reset
        }

        link.Reset();
        _links.TryRemove(link, out _);
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<long?> resetAfter)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            long passed = 0;
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                var wait = Latency + Jitter * Random.Shared.NextDouble();
                if (wait > TimeSpan.Zero) await Task.Delay(wait, _stop.Token);
                if (IsBlackHole) continue;
                var allowed = (int)Math.Clamp(resetAfter() - passed ?? read, 0, read);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, allowed), _stop.Token);
                if (allowed < read) return;
                passed += read;
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or OperationCanceledException)
        {
            // either side is gone, which ends the link
        }
    }

    private sealed record Link(TcpClient Client, TcpClient Server)
    {
        internal void Reset()
        {
            Reset(Client);
            Reset(Server);
        }

        // Closing with a time-out of zero sends RST instead of FIN.
        internal static void Reset(TcpClient side)
        {
            side.Client?.Close(0);
            side.Dispose();
        }
    }
}
