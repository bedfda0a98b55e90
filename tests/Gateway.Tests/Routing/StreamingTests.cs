using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gateway.Tests.Routing;

public sealed class StreamingTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_reaches_the_page_while_the_stream_stays_open()
    {
        var host = running.Host;
        var events = Channel.CreateUnbounded<string>();
        host.Upstreams.Answer = context => Stream(context, events);
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations/stream", await host.TokenOf("olivia"));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));

        // The next event is written only when the one before was read: anything that buffers would hang here.
        for (var i = 1; i <= 5; i++)
        {
            events.Writer.TryWrite($"id: {i}\ndata: entry\n\n");
            Assert.Equal($"id: {i}", await reader.ReadLineAsync(Cancel));
            Assert.Equal("data: entry", await reader.ReadLineAsync(Cancel));
            Assert.Equal("", await reader.ReadLineAsync(Cancel));
        }

        events.Writer.Complete();
        Assert.Null(await reader.ReadLineAsync(Cancel));
    }

    [Fact]
    public async Task A_stream_that_says_something_now_and_then_is_not_cut_by_the_time_out_for_silence()
    {
        await using var host = await GatewayHost.StartAsync(settings: ("ReverseProxy:Clusters:messaging:HttpRequest:ActivityTimeout", "00:00:03"));
        // Together longer than the time-out; a single one leaves a slow machine four times its beat.
        using var heartbeat = new PeriodicTimer(TimeSpan.FromMilliseconds(700));
        host.Upstreams.Answer = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var i = 0; i < 6 && await heartbeat.WaitForNextTickAsync(context.RequestAborted); i++)
            {
                await context.Response.WriteAsync(":\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        };
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations/stream", await host.TokenOf("olivia"));

        Assert.Equal(string.Concat(Enumerable.Repeat(":\n", 6)), await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_page_that_leaves_ends_the_stream_behind()
    {
        var host = running.Host;
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Upstreams.Answer = async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await left.Task;
        };
        (await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations/stream", await host.TokenOf("olivia"))).Dispose();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    [Fact]
    public async Task A_stream_does_not_keep_the_gateway_from_stopping()
    {
        await using var host = await GatewayHost.StartAsync();
        var events = Channel.CreateUnbounded<string>();
        host.Upstreams.Answer = context => Stream(context, events);
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations/stream", await host.TokenOf("olivia"));

        await host.Services.GetRequiredService<IHost>().StopAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(4), Cancel);
    }

    [Fact]
    public async Task A_WebSocket_of_a_signed_in_page_passes_both_ways()
    {
        var host = running.Host;
        host.Upstreams.Answer = EchoWebSocket;
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await host.CookieOf("olivia"));
        socket.Options.SetRequestHeader("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Cancel);

        var buffer = new byte[64];
        for (var i = 0; i < 3; i++)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes($"ping {i}"), WebSocketMessageType.Text, true, Cancel);
            var received = await socket.ReceiveAsync(buffer, Cancel);
            Assert.Equal($"ping {i}", Encoding.UTF8.GetString(buffer, 0, received.Count));
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        Assert.NotNull(host.Upstreams.Only.Header("X-Gateway-Session"));
    }

    [Theory]
    [InlineData("https://evil.example", true)]
    [InlineData(null, true)]
    [InlineData("ours", false)]
    public async Task A_WebSocket_from_elsewhere_or_without_a_session_is_refused(string? origin, bool withCookie)
    {
        var host = running.Host;
        using var socket = new ClientWebSocket();
        if (withCookie) socket.Options.SetRequestHeader("Cookie", await host.CookieOf("olivia"));
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin == "ours" ? host.Address.GetLeftPart(UriPartial.Authority) : origin);

        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Cancel));
        Assert.Empty(host.Upstreams.Requests);
    }

    private static async Task Stream(HttpContext context, Channel<string> events)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var text in events.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(text, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task EchoWebSocket(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[64];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } received)
            await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
