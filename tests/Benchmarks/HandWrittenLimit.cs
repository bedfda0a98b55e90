using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Texting.Contracts;
using Texting.Contracts.Messaging;

namespace Benchmarks;

/// <summary>
/// B1: the same job by hand, as fast as this machine lets one process do it. Command in → text with its dedupe key →
/// claim → create → result and fact → three callbacks. The same durability points as ours: a commit before the create, a
/// commit before each answer, confirms for every fact. None of our rules, no consent, no order, no retries.
/// </summary>
internal sealed class HandWrittenLimit(LimitStore store, LimitRelay relay, HttpClient carrier, int inFlight) : IDisposable
{
    public const string Exchange = "limit.commands";
    private const ushort Prefetch = 300;

    private readonly Channel<LimitText> _ready = Channel.CreateUnbounded<LimitText>();
    private readonly SemaphoreSlim _window = new(inFlight);
    private readonly Batcher<(LimitText Text, string Sid)> _results = new(store.WriteResultsAsync);
    private readonly Batcher<(Guid Text, string Sid, string Status)> _callbacks = new(store.WriteCallbacksAsync);

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(app.Configuration["ConnectionStrings:limit"] + ";Max Auto Prepare=50");
        var store = new LimitStore(database);
        await store.CreateAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(app.Configuration["ConnectionStrings:rabbitmq"]!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        using var relay = await LimitRelay.CreateAsync(database, connection);
        var inFlight = app.Configuration.GetValue<int>("Benchmark:InFlight");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = inFlight }) { BaseAddress = new Uri(app.Configuration["Twilio:BaseUrl"]!) };
        using var limit = new HandWrittenLimit(store, relay, http, inFlight);
        await limit.ConsumeAsync(channel);
        _ = Loop.WatchAsync(limit.ClaimAsync());
        _ = Loop.WatchAsync(relay.RunAsync());
        app.MapGet("/health", () => "Healthy");
        app.MapPost("/webhooks/twilio/status", limit.HearAsync);
        await app.RunAsync();
    }

    public void Dispose() => _window.Dispose();

    private async Task ConsumeAsync(IChannel channel)
    {
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(Exchange, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(Exchange, Exchange, "");
        await channel.BasicQosAsync(0, Prefetch, global: false);
        var intake = new Batcher<(SendMessage Command, ulong Tag)>(async batch =>
        {
            foreach (var text in await store.AddAsync([.. batch.Select(delivery => delivery.Command)])) _ready.Writer.TryWrite(text);
            await channel.BasicAckAsync(batch[^1].Tag, multiple: true);
        });
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            intake.Add((JsonSerializer.Deserialize<SendMessage>(delivery.Body.Span, WireFormat.Json)!, delivery.DeliveryTag));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Exchange, autoAck: false, consumer);
    }

    /// <summary>Claims as many as there are free places, commits, and posts them.</summary>
    private async Task ClaimAsync()
    {
        var batch = new List<LimitText>();
        while (await _ready.Reader.WaitToReadAsync())
        {
            batch.Clear();
            await _window.WaitAsync();
            while (_ready.Reader.TryRead(out var text))
            {
                batch.Add(text);
                if (!_ready.Reader.TryPeek(out _) || !await _window.WaitAsync(0)) break;
            }

            await store.ClaimAsync(batch);
            foreach (var text in batch) _ = Loop.WatchAsync(PostAsync(text));
        }
    }

    private async Task PostAsync(LimitText text)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["To"] = text.Phone, ["MessagingServiceSid"] = "MG1", ["Body"] = text.Body, ["StatusCallback"] = $"http://callback.example/webhooks/twilio/status?m={text.Id}&a=1",
        });
        using var answer = await carrier.PostAsync(new Uri("2010-04-01/Accounts/AC1/Messages.json", UriKind.Relative), form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        _window.Release();
        await _results.AddAndWaitAsync((text, json.RootElement.GetProperty("sid").GetString()!));
        relay.Wake();
    }

    private async Task<IResult> HearAsync(HttpContext context, Guid m)
    {
        using var reader = new StreamReader(context.Request.Body);
        var form = QueryHelpers.ParseQuery(await reader.ReadToEndAsync());
        await _callbacks.AddAndWaitAsync((m, form["MessageSid"].ToString(), form["MessageStatus"].ToString()));
        relay.Wake();
        return TypedResults.NoContent();
    }
}

/// <summary>Background work of the limit: a failure ends the process, because a baseline that lost work would look fast.</summary>
internal static class Loop
{
    public static async Task WatchAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            Environment.Exit(1);
        }
    }
}

/// <summary>Group commit: everything that comes while one batch is written shares the next.</summary>
internal sealed class Batcher<T>
{
    private const int Largest = 256;
    private readonly Channel<(T Item, TaskCompletionSource? Done)> _waiting = Channel.CreateUnbounded<(T, TaskCompletionSource?)>(new() { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, Task> _write;

    public Batcher(Func<IReadOnlyList<T>, Task> write)
    {
        _write = write;
        _ = Loop.WatchAsync(RunAsync());
    }

    public void Add(T item) => _waiting.Writer.TryWrite((item, null));

    public Task AddAndWaitAsync(T item)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((item, done));
        return done.Task;
    }

    private async Task RunAsync()
    {
        var batch = new List<(T Item, TaskCompletionSource? Done)>(Largest);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Largest && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            await _write([.. batch.Select(entry => entry.Item)]);
            foreach (var (_, done) in batch) done?.TrySetResult();
        }
    }
}
