using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Twilio.Tests.Simulator;

/// <summary>One webhook as it arrived: where, signed how, and with which form.</summary>
internal sealed record ReceivedWebhook(string Url, string Signature, IReadOnlyDictionary<string, string> Form);

/// <summary>A server that takes every webhook and keeps it until a test asks.</summary>
internal sealed class Webhooks : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly Channel<ReceivedWebhook> received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly List<ReceivedWebhook> waiting = [];
    private readonly SemaphoreSlim oneReader = new(1);

    public Webhooks()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/{**path}", Take);
        app.Start();
    }

    public string Inbound => Address + "/inbound";

    private string Address => app.Urls.First();

    public Uri StatusCallback(string id) => new($"{Address}/status?m={id}#rc=2&rp=all");

    /// <summary>The first webhook that fits, whether it came already or is still to come.</summary>
    public async Task<ReceivedWebhook> Next(Predicate<ReceivedWebhook> fits)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await oneReader.WaitAsync(deadline.Token);
        try
        {
            int at;
            while ((at = waiting.FindIndex(fits)) < 0) waiting.Add(await received.Reader.ReadAsync(deadline.Token));

            var found = waiting[at];
            waiting.RemoveAt(at);
            return found;
        }
        finally
        {
            oneReader.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        oneReader.Dispose();
    }

    private async Task<IResult> Take(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        await received.Writer.WriteAsync(new(
            request.GetEncodedUrl(),
            request.Headers["X-Twilio-Signature"].ToString(),
            form.ToDictionary(field => field.Key, field => field.Value.ToString())));
        return Results.Content("<Response></Response>", "text/xml");
    }
}
