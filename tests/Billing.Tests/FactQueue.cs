using System.Collections.Concurrent;
using System.Text.Json;
using Testing.Rabbit;
using Texting.Contracts;

namespace Billing.Tests;

/// <summary>What Billing publishes of one kind, as a reader of the bus sees it.</summary>
public sealed class FactQueue
{
    private readonly AmqpClient _bus;
    private readonly string _queue;
    private readonly ConcurrentQueue<string> _bodies = new();

    private FactQueue(AmqpClient bus, string queue) => (_bus, _queue) = (bus, queue);

    public static async Task<FactQueue> ListenAsync(AmqpClient bus, string exchange) => new(bus, await bus.ListenAsync(exchange));

    /// <summary>Everything so far about a company, or about all; a fact that came twice is there once.</summary>
    public async Task<IReadOnlyList<T>> AboutAsync<T>(Guid? company = null)
    {
        while (await _bus.TakeAsync(_queue) is { } message) _bodies.Enqueue(message.Body);
        return [.. _bodies.Where(body => company is null || body.Contains($"{company}", StringComparison.Ordinal)).Distinct().Select(body => JsonSerializer.Deserialize<T>(body, WireFormat.Json)!)];
    }
}
