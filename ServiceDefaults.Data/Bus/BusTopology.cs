using MassTransit;
using RabbitMQ.Client;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Exchanges, queues and bindings of the whole catalog. Every process declares all of it before it publishes, so a
/// message cannot be dropped because its reader has never been started.
/// </summary>
internal sealed class BusTopology(WireNames names)
{
    // Debian's RabbitMQ has no limit of its own. It is the last resort only: long before it, Suspects finds the message
    // that kills its reader, without those that were delivered beside it.
    private const int DeliveryLimit = 20;

    // Newer brokers have a limit of their own, and would throw away what operators have looked at twenty times.
    private const int LookLimit = 1_000_000;
    private static readonly Dictionary<string, object> ErrorQueueArguments = new() { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = LookLimit };

    /// <summary>Arguments of a reader's queue; the receive endpoint must use the same or the broker refuses it.</summary>
    internal static IReadOnlyDictionary<string, object> QueueArguments(string queue) => new Dictionary<string, object>
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = DeliveryLimit,
        // What the limit ends goes where failed messages go, and is taken from here only when it has arrived there.
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = ErrorQueueOf(queue),
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>Where messages go that cannot be handled.</summary>
    internal static string ErrorQueueOf(string queue) => $"{queue}_error";

    /// <summary>
    /// MassTransit moves a failed message itself, and declares the error queue with the arguments of the reader's queue
    /// unless told otherwise.
    /// </summary>
    internal static void AsErrorQueue(IRabbitMqQueueConfigurator error)
    {
        foreach (var name in QueueArguments("").Keys) error.SetQueueArgument(name, ErrorQueueArguments.GetValueOrDefault(name));
    }

    internal async Task DeclareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var message in names.All)
        {
            await channel.ExchangeDeclareAsync(message.WireName, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
            foreach (var queue in message.ReadBy.Select(message.QueueOf))
            {
                await DeclareQueueAsync(channel, ErrorQueueOf(queue), ErrorQueueArguments, cancellationToken);
                await DeclareQueueAsync(channel, queue, QueueArguments(queue), cancellationToken);
                await channel.QueueBindAsync(queue, message.WireName, routingKey: "", cancellationToken: cancellationToken);
            }
        }
    }

    private static async Task DeclareQueueAsync(
        IChannel channel, string queue, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken) =>
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
            arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value), cancellationToken: cancellationToken);
}
