using System.Net;
using System.Net.Sockets;
using Testing;
using Testing.Processes;

namespace ServiceDefaults.Data.Tests.TestTools;

/// <summary>A bad network that is not bad proves nothing.</summary>
public sealed class FaultProxyTests : IAsyncLifetime
{
    private readonly TcpListener _echo = new(IPAddress.Loopback, Ports.Free());
    private FaultProxy? _proxy;

    private FaultProxy Proxy => _proxy!;

    public ValueTask InitializeAsync()
    {
        _echo.Start();
        _ = EchoAsync();
        _proxy = new FaultProxy("127.0.0.1", ((IPEndPoint)_echo.LocalEndpoint).Port);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        _echo.Dispose();
    }

    [Fact]
    public async Task Without_faults_bytes_pass_both_ways()
    {
        using var client = await ConnectAsync();
        Assert.Equal(1000, await SendAsync(client, 1000));
    }

    [Fact]
    public async Task Latency_delays_every_chunk()
    {
        Proxy.Latency = TimeSpan.FromMilliseconds(100);
        using var client = await ConnectAsync();
        var start = TimeProvider.System.GetTimestamp();
        await SendAsync(client, 1);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromMilliseconds(190), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Answers_are_reset_in_the_middle_and_the_next_connection_works()
    {
        Proxy.ResetAnswersAfter = 500;
        using var client = await ConnectAsync();
        Assert.InRange(await SendAsync(client, 1000), 0, 500);
        Proxy.ResetAnswersAfter = null;
        using var next = await ConnectAsync();
        Assert.Equal(1000, await SendAsync(next, 1000));
    }

    [Fact]
    public async Task Requests_are_reset_in_the_middle()
    {
        Proxy.ResetRequestsAfter = 500;
        using var client = await ConnectAsync();
        Assert.InRange(await SendAsync(client, 1000), 0, 500);
    }

    [Fact]
    public async Task A_black_hole_takes_bytes_and_answers_nothing_while_the_connection_stays_open()
    {
        Proxy.IsBlackHole = true;
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(new byte[10]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.GetStream().ReadExactlyAsync(new byte[10], patience.Token));
    }

    [Fact]
    public async Task Cutting_ends_every_open_connection()
    {
        using var client = await ConnectAsync();
        Assert.Equal(10, await SendAsync(client, 10));
        Proxy.CutAll();
        Assert.Equal(0, await SendAsync(client, 10));
    }

    [Fact]
    public async Task Refusing_closes_new_connections()
    {
        Proxy.Refuses = true;
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Proxy.Port);
        }
        catch (SocketException)
        {
            return; // closed before connecting was over
        }

        Assert.Equal(0, await SendAsync(client, 10));
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Proxy.Port);
        return client;
    }

    /// <summary>How many bytes came back before all had or the connection ended.</summary>
    private static async Task<int> SendAsync(TcpClient client, int bytes)
    {
        var received = 0;
        try
        {
            await client.GetStream().WriteAsync(new byte[bytes]);
            while (received < bytes && await client.GetStream().ReadAsync(new byte[bytes]) is > 0 and var read) received += read;
        }
        catch (IOException)
        {
            // reset
        }

        return received;
    }

    private async Task EchoAsync()
    {
        try
        {
            while (true)
            {
                var client = await _echo.AcceptTcpClientAsync();
                _ = client.GetStream().CopyToAsync(client.GetStream());
            }
        }
        catch (SocketException)
        {
            // the test is over
        }
    }
}
