using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Texting.Contracts;

namespace Numbers.Tests;

/// <summary>Listens to everything Numbers publishes, as any service of the platform could.</summary>
public sealed class Heard : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<(string WireName, string Body)> _messages = new();

    private Heard(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Every payload, as it was on the wire.</summary>
    public IReadOnlyList<string> Bodies => [.. _messages.Select(message => message.Body)];

    public static async Task<Heard> ListenAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var heard = new Heard(connection, channel);
        var queue = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true);
        foreach (var entry in Catalog.Messages.Where(entry => entry.WireName.StartsWith("numbers.", StringComparison.Ordinal)))
            await channel.QueueBindAsync(queue.QueueName, entry.WireName, routingKey: "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            heard._messages.Enqueue((delivery.Exchange, Encoding.UTF8.GetString(delivery.Body.Span)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return heard;
    }

    /// <summary>What was said of a company, in the order in which it arrived.</summary>
    public IReadOnlyList<T> Of<T>(Guid company) =>
    [
        .. _messages.Where(message => message.WireName == Catalog.Of(typeof(T)).WireName && message.Body.Contains(company.ToString(), StringComparison.Ordinal))
            .Select(message => JsonSerializer.Deserialize<T>(message.Body, WireFormat.Json)!),
    ];

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
