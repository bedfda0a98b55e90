using System.Text;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// The relay's line to the broker: one channel with publisher confirms. It publishes the stored JSON byte for byte, and
/// declares the topology each time it connects: after a broker came back with empty disks it may be gone.
/// </summary>
internal sealed class BusPublisher(BusTopology topology, IConfiguration configuration) : IAsyncDisposable
{
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
        _connection = await factory.CreateConnectionAsync(cancellationToken);
        await topology.DeclareAsync(_connection, cancellationToken);
        _channel = await _connection.CreateChannelAsync(Confirming, cancellationToken);
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

    /// <summary>Drops the line; the next use connects and declares again.</summary>
    internal async Task CloseAsync()
    {
        if (_channel is not null) await _channel.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_channel, _connection) = (null, null);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();
}
