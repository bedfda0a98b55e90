using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Exchanges, queues and bindings of the whole catalog. Every process declares all of it before it publishes, so a
/// message cannot be dropped because its reader has never been started.
/// </summary>
internal sealed class BusTopology(WireNames names, IConfiguration configuration)
{
    internal async Task DeclareAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = BusExtensions.AmqpAddress(configuration), ClientProvidedName = "topology" };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var message in names.All)
        {
            await channel.ExchangeDeclareAsync(message.WireName, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
            foreach (var queue in message.ReadBy.Select(message.QueueOf))
            {
                // The same arguments as the receive endpoint's: a difference would be refused by the broker.
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
                    new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = Handlers.DeliveryLimit },
                    cancellationToken: cancellationToken);
                await channel.QueueBindAsync(queue, message.WireName, routingKey: "", cancellationToken: cancellationToken);
            }
        }
    }
}
