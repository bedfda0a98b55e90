using System.Text;
using RabbitMQ.Client;

namespace Testing.Rabbit;

/// <summary>A publisher outside our house: it knows exchange names and JSON, nothing of our code.</summary>
public sealed class AmqpClient : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private AmqpClient(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Connects to <c>amqp://user:password@host:port/vhost</c>.</summary>
    public static async Task<AmqpClient> ConnectAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        // A limiter would pace bursts above 64 unconfirmed messages.
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        return new AmqpClient(connection, await connection.CreateChannelAsync(options));
    }

    /// <summary>Publishes, and waits for the broker's confirm. A message nobody has a queue for is an error.</summary>
    /// <param name="exchange">The wire name.</param>
    /// <param name="body">JSON, or whatever the test wants to be there instead.</param>
    /// <param name="messageId">Null to leave it out.</param>
    /// <param name="headers">For example a traceparent.</param>
    public async Task PublishAsync(string exchange, string body, string? messageId = null, IDictionary<string, object?>? headers = null)
    {
        var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, Headers = headers };
        if (messageId is not null) properties.MessageId = messageId;
        await _channel.BasicPublishAsync(exchange, routingKey: "", mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Takes one message out of a queue; null when it is empty.</summary>
    public async Task<(string Body, IReadOnlyBasicProperties Properties)?> TakeAsync(string queue) =>
        await _channel.BasicGetAsync(queue, autoAck: true) is { } message ? (Encoding.UTF8.GetString(message.Body.Span), message.BasicProperties) : null;

    /// <summary>A queue of the test's own that gets what is published from now on; it is gone with this client.</summary>
    /// <param name="exchange">The wire name.</param>
    public async Task<string> ListenAsync(string exchange)
    {
        var queue = await _channel.QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true);
        await _channel.QueueBindAsync(queue.QueueName, exchange, routingKey: "");
        return queue.QueueName;
    }

    /// <summary>Takes one message and goes away without an acknowledgement, as a reader that crashes.</summary>
    public async Task TakeAndDieAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        await channel.BasicGetAsync(queue, autoAck: false);
    }

    /// <summary>How many messages are ready in a queue; null when there is no such queue.</summary>
    public async Task<uint?> ReadyAsync(string queue)
    {
        // A question about a queue that does not exist closes the channel it was asked on.
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
