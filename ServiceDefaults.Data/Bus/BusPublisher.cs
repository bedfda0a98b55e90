using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// The relay's line to the broker: one channel with publisher confirms. It publishes the stored JSON byte for byte, and
/// declares the topology each time it connects: after a broker came back with empty disks it may be gone.
/// </summary>
internal sealed class BusPublisher(BusTopology topology, IConfiguration configuration, TimeProvider clock, ILogger<BusPublisher> log) : IAsyncDisposable
{
    // A connection that breaks half-way through its opening or its closing may leave the client waiting for good.
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    // Confirms are awaited per batch, which bounds what is outstanding; the client's own limiter would only slow bursts.
    private static readonly CreateChannelOptions Confirming = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);

    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Whether the broker is there and has all exchanges and queues.</summary>
    internal bool IsOpen => _channel is { IsOpen: true };

    internal async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (IsOpen) return;
        await CloseAsync();
        var factory = new ConnectionFactory
        {
            Uri = BusExtensions.AmqpAddress(configuration),
            ClientProvidedName = "outbox-relay",
            // A recovered channel would have forgotten which confirms it waits for; a new one starts clean.
            AutomaticRecoveryEnabled = false,
        };
        using var limit = new CancellationTokenSource(OpenLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        _connection = await factory.CreateConnectionAsync(either.Token).WaitAsync(either.Token);
        await topology.DeclareAsync(_connection, either.Token).WaitAsync(either.Token);
        _channel = await _connection.CreateChannelAsync(Confirming, either.Token).WaitAsync(either.Token);
    }

    /// <summary>Publishes one message and waits until the broker has it on disk.</summary>
    /// <param name="row">The message.</param>
    /// <param name="mandatory">It has readers: being routed to no queue is an error, not silence.</param>
    /// <param name="traceParent">Of the span that publishes it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="RabbitMQ.Client.Exceptions.PublishException">Returned by the broker, or refused.</exception>
    internal async Task PublishAsync(OutboxRow row, bool mandatory, string? traceParent, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = row.MessageId.ToString(),
            Headers = traceParent is null ? null : new Dictionary<string, object?> { [TraceHeader.Name] = traceParent },
        };
        await _channel!.BasicPublishAsync(row.WireName, routingKey: "", mandatory, properties, Encoding.UTF8.GetBytes(row.Body), cancellationToken);
    }

    /// <summary>Drops the line; the next use connects and declares again. Never throws, and never takes long.</summary>
    internal async Task CloseAsync()
    {
        var (channel, connection) = (_channel, _connection);
        (_channel, _connection) = (null, null);
        try
        {
            await DropAsync(channel, connection).WaitAsync(CloseLimit, clock);
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "A line to the broker did not close in order; it is left behind");
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private static async Task DropAsync(IChannel? channel, IConnection? connection)
    {
        if (channel is not null) await channel.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
    }
}
