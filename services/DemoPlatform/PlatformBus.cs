using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Texting.Contracts;

namespace DemoPlatform;

/// <summary>
/// How any service of the platform publishes: the bare JSON of a contract to the exchange of its name, persistent,
/// confirmed, with a message id. No bus framework is needed.
/// </summary>
internal sealed class PlatformBus(IConfiguration configuration, TimeProvider clock)
{
    public async Task PublishAsync(IReadOnlyList<object> messages, CancellationToken cancellationToken)
    {
        var address = configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not configured.");
        var factory = new ConnectionFactory { Uri = new Uri(address), ClientProvidedName = "demo platform" };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        var confirmed = 0;
        while (confirmed < messages.Count)
        {
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            try
            {
                for (; confirmed < messages.Count; confirmed++) await PublishOneAsync(channel, messages[confirmed], cancellationToken);
            }
            catch (Exception exception) when (exception is PublishException or AlreadyClosedException or OperationInterruptedException)
            {
                // The exchange or the reader's queue is not declared yet: the services are still starting.
                await Task.Delay(TimeSpan.FromMilliseconds(250), clock, cancellationToken);
            }
        }
    }

    private async Task PublishOneAsync(IChannel channel, object message, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = WireFormat.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
        };
        await channel.BasicPublishAsync(
            Catalog.Of(message.GetType()).WireName, routingKey: "", mandatory: true, properties,
            JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), WireFormat.Json), cancellationToken);
    }
}
