using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Web.Tests.Support;

/// <summary>One request as it reached the gateway.</summary>
public sealed record SeenRequest(string Method, string Path, string Authorization, string? IdempotencyKey, string? LastEventId);

/// <summary>
/// The other side of the process boundary: the gateway's API on a real socket, with the contract's records, steered by
/// the test.
/// </summary>
public sealed class GatewayStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Guid, Channel<string>> _streams = new();
    private int _eventId;

    private GatewayStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            var headers = context.Request.Headers;
            Seen.Enqueue(new(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                headers.Authorization.ToString(),
                headers["Idempotency-Key"],
                headers["Last-Event-ID"]));
            if (Delays?.Invoke(context.Request) is { } wait) await wait;
            if (Refuses?.Invoke(context.Request) is { } refusal) await refusal.ExecuteAsync(context);
            else await next(context);
        });
        MapApi(_app);
    }

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>Answers matching requests with a problem instead.</summary>
    public Func<HttpRequest, IResult?>? Refuses { get; set; }

    /// <summary>Holds matching requests until the task is done.</summary>
    public Func<HttpRequest, Task?>? Delays { get; set; }

    public OperationsStub Operations { get; } = new();

    public List<ConversationSummary> Conversations { get; } = [];

    public Dictionary<Guid, ConversationHead> Heads { get; } = [];

    public Dictionary<Guid, List<FeedEntry>> Feeds { get; } = [];

    public ConcurrentDictionary<string, FeedEntry> Composed { get; } = new();

    /// <summary>What was asked of previews and sendings, in order.</summary>
    public ConcurrentQueue<ComposeMessage> Written { get; } = new();

    public ConcurrentQueue<(string? Type, byte[] Content)> Uploaded { get; } = new();

    public Func<ComposeMessage, ComposePreview> Preview { get; set; } = message =>
        new(message.Delivery ?? DeliveryMode.TextOnly, [new PreviewPart(message.Html, message.Html.Length, 160, 1)], "GSM-7", 160 - message.Html.Length, [], null, null);

    public SettingsStub Settings { get; } = new();

    public LogStub Log { get; } = new();

    public BillingStub Billing { get; } = new();

    public int PageSize { get; set; } = 3;

    public int Streams => _streams.Count;

    public static async Task<GatewayStub> StartAsync()
    {
        var stub = new GatewayStub();
        await stub._app.StartAsync();
        return stub;
    }

    public void Publish(FeedEntry entry) => Publish(FeedStream.Entry, entry);

    public void Publish(ConversationSummary summary) => Publish(FeedStream.Conversation, summary);

    public void Publish<T>(string name, T data)
    {
        var text = $"id: {Interlocked.Increment(ref _eventId)}\nevent: {name}\ndata: {JsonSerializer.Serialize(data, JsonSerializerOptions.Web)}\n\n";
        foreach (var stream in _streams.Values) stream.Writer.TryWrite(text);
    }

    /// <summary>Breaks every open stream.</summary>
    public void CutStreams()
    {
        foreach (var stream in _streams.Values) stream.Writer.TryComplete(new IOException("cut"));
    }

    public async ValueTask DisposeAsync()
    {
        CutStreams();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private void MapApi(WebApplication app)
    {
        Settings.Map(app);
        Log.Map(app);
        Billing.Map(app);
        Operations.Map(app);
        var api = app.MapGroup("/api/messaging");
        api.MapGet("/company", () => new CompanyView("Happy Paws", "America/New_York"));
        api.MapGet("/conversations", (string? search, ContactKind? kind, string? cursor) => PageOf(
            [.. Conversations.Where(row => (search is null || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase)) && (kind is null || row.Kind == kind))], cursor));
        api.MapGet("/conversations/{id:guid}", (Guid id) =>
            Heads.TryGetValue(id, out var head) ? Results.Ok(head) : Problem.NotFound("conversation"));
        api.MapGet("/conversations/{id:guid}/messages", (Guid id, string? before) =>
            PageOf([.. Feeds.GetValueOrDefault(id, []).OrderByDescending(entry => entry.At)], before));
        api.MapPost("/conversations/{id:guid}/messages", (Guid id, ComposeMessage message, HttpRequest request) =>
        {
            Written.Enqueue(message);
            return Results.Created("", Composed.GetOrAdd(request.Headers["Idempotency-Key"].ToString(), _ => Some.Entry(id, FeedEntryKind.Outbound, message.Html)));
        });
        api.MapPost("/conversations/{id:guid}/messages/preview", (Guid id, ComposeMessage message) =>
        {
            Written.Enqueue(message);
            return Preview(message);
        });
        api.MapPut("/conversations/{id:guid}/read", (Guid id) => Results.NoContent());
        api.MapGet("/conversations/stream", StreamAsync);
        api.MapPost("/images", async (HttpRequest request) =>
        {
            var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            Uploaded.Enqueue((request.ContentType, content.ToArray()));
            var id = Guid.CreateVersion7();
            return Results.Created("", new UploadedImage(id, $"/media/{id}", 8, 6, (int)content.Length, "image/jpeg"));
        });
    }

    private Page<T> PageOf<T>(IReadOnlyList<T> all, string? cursor)
    {
        var from = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        return new([.. all.Skip(from).Take(PageSize)], from + PageSize < all.Count ? $"{from + PageSize}" : null);
    }

    private async Task StreamAsync(HttpContext context)
    {
        var id = Guid.CreateVersion7();
        var channel = _streams[id] = Channel.CreateUnbounded<string>();
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.WriteAsync(": hello\n\n");
            await context.Response.Body.FlushAsync();
            await foreach (var text in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(text);
                await context.Response.Body.FlushAsync();
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            _streams.TryRemove(id, out _);
        }
    }
}
