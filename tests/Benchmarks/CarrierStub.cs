using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;
using Testing;

namespace Benchmarks;

/// <summary>
/// The least that a carrier does: takes a text, answers after a while, and calls back three times in order. It is there
/// so that the carrier's own speed is in neither side's figures; the tests use the simulator.
/// </summary>
internal sealed class CarrierStub : IDisposable
{
    private static readonly string[] Statuses = ["queued", "sent", "delivered"];
    private static readonly TimeSpan BetweenCallbacks = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 128 });
    private readonly ConcurrentQueue<(string Body, long At)> _arrivals = new();
    private readonly int _latency;
    private readonly Lock _gate = new();
    private (AuthenticationHeaderValue? Token, long Until) _token;
    private volatile Uri? _target;
    private int _sids;
    private int _receipts;

    private CarrierStub(int latency) => _latency = latency;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        using var stub = new CarrierStub(app.Configuration.GetValue<int>("Benchmark:LatencyMs"));
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", stub.TakeAsync);
        app.MapGet("/health", () => "Healthy");
        app.MapGet("/arrivals", stub.Arrivals);
        app.MapGet("/receipts", () => Volatile.Read(ref stub._receipts));
        app.MapPut("/target", (Uri address) => stub._target = address);
        await app.RunAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task TakeAsync(HttpContext context)
    {
        var at = TimeProvider.System.GetTimestamp();
        using var reader = new StreamReader(context.Request.Body);
        var form = QueryHelpers.ParseQuery(await reader.ReadToEndAsync());
        _arrivals.Enqueue((form["Body"].ToString(), at));
        var sid = $"SM{Interlocked.Increment(ref _sids):D32}";
        await Task.Delay(TimeSpan.FromMilliseconds((_latency / 2) + Random.Shared.Next(_latency + 1)));
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        var answer = Encoding.UTF8.GetBytes($$"""{"sid":"{{sid}}","status":"accepted","num_segments":"0","num_media":"0","to":"{{form["To"]}}","body":""}""");
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
        if (form.TryGetValue("StatusCallback", out var callback)) _ = CallBackAsync(callback.ToString(), sid);
    }

    private async Task CallBackAsync(string address, string sid)
    {
        foreach (var status in Statuses)
        {
            await Task.Delay(BetweenCallbacks);
            using var content = new StringContent($"MessageSid={sid}&MessageStatus={status}", Encoding.ASCII, "application/x-www-form-urlencoded");
            // Whatever address the text named: the side that is measured now is where callbacks go.
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_target!, new Uri(address).PathAndQuery)) { Content = content };
            request.Headers.Authorization = Token();
            using var answer = await _http.SendAsync(request);
            if (!answer.IsSuccessStatusCode) return;
        }

        // Answered only after the commit: the text has come to its end.
        Interlocked.Increment(ref _receipts);
    }

    // As the gateway mints it; once per half minute, because signing is no part of what is measured.
    private AuthenticationHeaderValue Token()
    {
        var now = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            if (_token.Token is null || now > _token.Until)
                _token = (new("Bearer", Tokens.For(new Caller(CallerRole.Webhook))), now + (20 * TimeProvider.System.TimestampFrequency));
            return _token.Token;
        }
    }

    private string Arrivals()
    {
        var lines = new StringBuilder();
        foreach (var (body, at) in _arrivals) lines.Append(CultureInfo.InvariantCulture, $"{at} {body}\n");
        return lines.ToString();
    }
}
