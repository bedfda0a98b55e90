using System.Text;
using Npgsql;
using RabbitMQ.Client;

namespace Benchmarks;

/// <summary>The outbox of the hand-written limit: claim and delete, publish as a stream of confirms, commit.</summary>
internal sealed class LimitRelay : IDisposable
{
    private const string TakeSql = """
        WITH picked AS MATERIALIZED (SELECT id FROM outbox ORDER BY id LIMIT 512 FOR UPDATE SKIP LOCKED)
        DELETE FROM outbox o USING picked p WHERE o.id = p.id RETURNING o.id, o.name, o.body
        """;

    private const string Exchange = "limit.facts";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlDataSource _database;
    private readonly IChannel _channel;
    private readonly SemaphoreSlim _wake = new(0, int.MaxValue);

    private LimitRelay(NpgsqlDataSource database, IChannel channel) => (_database, _channel) = (database, channel);

    public static async Task<LimitRelay> CreateAsync(NpgsqlDataSource database, IConnection connection)
    {
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null));
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(Exchange, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(Exchange, Exchange, "");
        return new(database, channel);
    }

    public void Wake() => _wake.Release();

    public async Task RunAsync()
    {
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json" };
        while (true)
        {
            while (await _wake.WaitAsync(0))
            {
                // Many wake-ups are one look.
            }

            if (await RelayAsync(properties) == 0) await _wake.WaitAsync(Poll);
        }
    }

    public void Dispose() => _wake.Dispose();

    private async Task<int> RelayAsync(BasicProperties properties)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rows = new List<(long Id, string Body)>();
        await using (var command = new NpgsqlCommand(TakeSql, connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) rows.Add((reader.GetInt64(0), reader.GetString(2)));
        }

        await Task.WhenAll(rows.OrderBy(row => row.Id).Select(row =>
            _channel.BasicPublishAsync(Exchange, "", true, properties, Encoding.UTF8.GetBytes(row.Body)).AsTask()));
        await transaction.CommitAsync();
        return rows.Count;
    }
}
