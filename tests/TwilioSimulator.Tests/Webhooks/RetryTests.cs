using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TwilioSimulator.Tests.Webhooks;

public sealed class RetryTests
{
    [Fact]
    public async Task A_server_error_is_not_retried_by_default()
    {
        await using var customer = await Customer.StartAsync();
        customer.AnswerStatuses(500);
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");

        var sent = await simulator.TextFromPhoneAsync("hi");

        Assert.Equal((500, 1), Outcome(sent));
        Assert.Single(customer.Received);
    }

    [Theory]
    [InlineData("#rc=3&rp=5xx", new[] { 500, 503, 204 }, 204, 3)]
    [InlineData("#rc=1&rp=5xx", new[] { 500 }, 500, 2)]
    [InlineData("#rc=5&rp=all", new[] { 500 }, 500, 6)]
    [InlineData("#rc=2&rp=4xx", new[] { 404, 204 }, 204, 2)]
    [InlineData("#rc=2&rp=5xx", new[] { 404, 204 }, 404, 1)]
    [InlineData("#rc=2&rp=ct", new[] { 500, 204 }, 500, 1)]
    [InlineData("#rc=5&rp=all", new[] { 302 }, 302, 1)]
    public async Task Retries_follow_the_fragment(string fragment, int[] answers, int status, int attempts)
    {
        await using var customer = await Customer.StartAsync();
        customer.AnswerStatuses(answers);
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in{fragment}");

        var sent = await simulator.TextFromPhoneAsync("hi");

        Assert.Equal((status, attempts), Outcome(sent));
        Assert.Equal(attempts, customer.Received.Count);
        Assert.Single(customer.Received.Select(received => received.Token).Distinct());
        Assert.All(customer.Received, received => Assert.DoesNotContain('#', received.Url));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("#rc=0", 1)]
    [InlineData("#rc=3&rp=5xx", 1)]
    [InlineData("#rc=3&rp=ct", 4)]
    public async Task A_refused_connection_is_retried_once_by_default(string fragment, int attempts)
    {
        await using var simulator = await SimulatorHost.StartAsync($"http://127.0.0.1:{ClosedPort()}/in{fragment}");

        var sent = await simulator.TextFromPhoneAsync("hi");

        var webhook = sent.GetProperty("webhook");
        Assert.Equal("ct", webhook.GetProperty("failure").GetString());
        Assert.Equal(attempts, webhook.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task An_answer_that_takes_longer_than_the_read_limit_is_a_read_failure()
    {
        await using var customer = await Customer.StartAsync();
        customer.Answer = HangOnce;
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in#rt=200&rc=1&rp=rt");

        var sent = await simulator.TextFromPhoneAsync("hi");

        Assert.Equal((204, 2), Outcome(sent));
        var tries = (await simulator.OracleAsync()).GetProperty("webhooks").EnumerateArray().ToList();
        Assert.Equal("rt", tries[0].GetProperty("failure").GetString());
        Assert.False(tries[0].GetProperty("final").GetBoolean());
        Assert.True(tries[1].GetProperty("final").GetBoolean());
    }

    [Fact]
    public async Task The_total_limit_ends_all_retries()
    {
        await using var customer = await Customer.StartAsync();
        customer.Answer = (context, _) => Hang(context);
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in#rt=300&tt=700&rc=5&rp=all");

        var sent = await simulator.TextFromPhoneAsync("hi");

        Assert.Equal("rt", sent.GetProperty("webhook").GetProperty("failure").GetString());
        Assert.Equal(2, sent.GetProperty("webhook").GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task The_fallback_hears_of_a_text_the_primary_could_not_take()
    {
        await using var customer = await Customer.StartAsync();
        customer.AnswerStatuses(500, 200);
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in#rc=0", ("Numbers:0:SmsFallbackUrl", $"{customer.Address}/fallback"));

        await simulator.TextFromPhoneAsync("hi");

        var fallback = customer.Received[1];
        Assert.EndsWith("/fallback", fallback.Url, StringComparison.Ordinal);
        Assert.Equal("11200", fallback.Form["ErrorCode"]);
        Assert.Equal($"{customer.Address}/in", fallback.Form["ErrorUrl"]);
        Assert.True(fallback.IsSignedBy(SimulatorHost.AuthToken));
    }

    static Task HangOnce(HttpContext context, int nth)
    {
        if (nth == 1) return Hang(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    // Until the other side gives up.
    static Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    static (int Status, int Attempts) Outcome(JsonElement sent) =>
        (sent.GetProperty("webhook").GetProperty("httpStatus").GetInt32(), sent.GetProperty("webhook").GetProperty("attempts").GetInt32());

    static int ClosedPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
