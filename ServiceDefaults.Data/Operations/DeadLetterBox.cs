using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Operations;

namespace ServiceDefaults.Data.Operations;

/// <summary>
/// The service's queues and what was set aside beside them. Has a line to the broker for as long as a question takes: people
/// ask rarely, and the line of the relay is busy.
/// </summary>
internal sealed class DeadLetterBox(WireNames names, IConfiguration configuration)
{
    private const int MostShown = 50;
    private const int MostAtOnce = 500;

    // What is put back is on the broker's disk before it is taken from where it was: twice in the worst case, never lost.
    private static readonly CreateChannelOptions Confirming = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    internal static bool IsBrokerAway(Exception exception) =>
        exception is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or PublishException or SocketException or IOException;

    internal Task<IReadOnlyList<QueueState>> CountAsync(string service, CancellationToken cancellationToken) =>
        WithChannelAsync<IReadOnlyList<QueueState>>(async channel =>
        {
            var queues = new List<QueueState>();
            foreach (var queue in QueuesOf(service).Order(StringComparer.Ordinal))
            {
                var ready = await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
                var dead = await channel.QueueDeclarePassiveAsync(BusTopology.ErrorQueueOf(queue), cancellationToken);
                queues.Add(new(queue, ready.MessageCount, ready.ConsumerCount, dead.MessageCount));
            }

            return queues;
        }, cancellationToken);

    /// <returns>Null when the service has no such queue.</returns>
    internal async Task<DeadLetters?> LookAsync(string service, string queue, CancellationToken cancellationToken) =>
        !QueuesOf(service).Contains(queue) ? null : await WithChannelAsync(async channel =>
        {
            var dead = BusTopology.ErrorQueueOf(queue);
            var count = (await channel.QueueDeclarePassiveAsync(dead, cancellationToken)).MessageCount;
            var shown = new List<DeadLetter>();
            ulong last = 0;
            while (shown.Count < Math.Min(count, MostShown) && await channel.BasicGetAsync(dead, autoAck: false, cancellationToken) is { } message)
            {
                last = message.DeliveryTag;
                shown.Add(Describe(message));
            }

            if (last > 0) await channel.BasicNackAsync(last, multiple: true, requeue: true, cancellationToken);
            return new DeadLetters(queue, count, shown);
        }, cancellationToken);

    /// <returns>Null when the service has no such queue.</returns>
    internal async Task<RetriedLetters?> RetryAsync(string service, string queue, CancellationToken cancellationToken) =>
        !QueuesOf(service).Contains(queue) ? null : await WithChannelAsync(async channel =>
        {
            var dead = BusTopology.ErrorQueueOf(queue);
            // Only what is there now: what fails again comes back to the end and would go round for ever.
            var count = Math.Min((await channel.QueueDeclarePassiveAsync(dead, cancellationToken)).MessageCount, MostAtOnce);
            var retried = 0;
            while (retried < count && await channel.BasicGetAsync(dead, autoAck: false, cancellationToken) is { } message)
            {
                await channel.BasicPublishAsync("", queue, mandatory: true, Fresh(message.BasicProperties), message.Body, cancellationToken);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
                retried++;
            }

            return new RetriedLetters(retried);
        }, cancellationToken);

    private IEnumerable<string> QueuesOf(string service) =>
        names.All.Where(message => message.ReadBy.Contains(service)).Select(message => message.QueueOf(service));

    private async Task<T> WithChannelAsync<T>(Func<IChannel, Task<T>> work, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = BusExtensions.AmqpAddress(configuration), ClientProvidedName = "operations", AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(Confirming, cancellationToken);
        return await work(channel);
    }

    private static DeadLetter Describe(BasicGetResult message)
    {
        var failedAt = Header(message.BasicProperties, "MT-Fault-Timestamp");
        return new(
            message.BasicProperties.MessageId,
            DateTimeOffset.TryParse(failedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null,
            Header(message.BasicProperties, "MT-Fault-ExceptionType"),
            message.Body.Length);
    }

    // The story of the failure stays behind; id and trace go along, so that the inbox and the trace know it again.
    private static BasicProperties Fresh(IReadOnlyBasicProperties old) => new()
    {
        ContentType = old.ContentType,
        DeliveryMode = DeliveryModes.Persistent,
        MessageId = old.MessageId,
        Headers = old.Headers?.Where(header => header.Key == TraceHeader.Name).ToDictionary(header => header.Key, header => header.Value),
    };

    private static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) != true ? null : value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString();
}
