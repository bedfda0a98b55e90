using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Publishes what transactions left in the outbox. Rows are claimed and deleted in one transaction that commits after
/// the broker confirmed them: a crash in between publishes again (readers have an inbox), never loses.
/// The only code that touches the bus for sending.
/// </summary>
internal sealed class OutboxRelay(
    NpgsqlDataSource database, IBusControl bus, BusTopology topology, WireNames names, OutboxSignal signal,
    TimeProvider clock, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int BatchSize = 256;

    // RabbitMQ.Client delays publishes when more than 64 confirms are outstanding on a channel.
    private const int Burst = 64;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        var declared = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!declared)
                {
                    await topology.DeclareAsync(stoppingToken);
                    declared = true;
                }

                var taken = await RelayBatchAsync(stoppingToken);
                failures = 0;
                if (taken < BatchSize) await signal.WaitAsync(PollInterval, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                failures++;
                // After a broker restart with empty disks the topology may be gone; declaring it again is cheap.
                declared = false;
                var wait = TimeSpan.FromMilliseconds(Math.Min(LongestBackOff.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(failures, 10))));
                log.LogWarning(exception, "The relay could not publish, try {Failures}; everything stays in the outbox for {Wait}", failures, wait);
                await Task.Delay(wait, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One transaction: claim, publish, wait for the confirms, commit. Returns how many rows it took.</summary>
    internal async Task<int> RelayBatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = await OutboxTable.ClaimAsync(connection, clock.GetUtcNow(), BatchSize, cancellationToken);
        if (rows.Count == 0) return 0;

        // A dead broker must not hold the transaction, and with it the rows, for longer than this.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConfirmTimeout);
        foreach (var burst in rows.Chunk(Burst))
        {
            var outcomes = await Task.WhenAll(burst.Select(row => PublishAsync(row, timeout.Token)));
            foreach (var (row, published) in burst.Zip(outcomes).Where(outcome => !outcome.Second))
            {
                var backOff = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(row.Attempts, 6))));
                await OutboxTable.PutBackAsync(connection, row, clock.GetUtcNow() + backOff, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        OutboxMetrics.Relayed(rows, clock.GetUtcNow());
        return rows.Count;
    }

    /// <summary>False: this row is the trouble, not the broker; it waits alone and the rest goes on.</summary>
    private async Task<bool> PublishAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (names.Find(row.WireName) is not { } message)
        {
            log.LogError("Outbox row {MessageId} has the unknown wire name {WireName}; it stays", row.MessageId, row.WireName);
            return false;
        }

        using var activity = OutboxMetrics.Activities.StartActivity(
            $"publish {row.WireName}", ActivityKind.Internal, row.TraceParent);
        try
        {
            var body = JsonSerializer.Deserialize(row.Body, message.Type, JsonSerializerOptions.Web)!;
            await bus.Publish(body, message.Type, context =>
            {
                context.MessageId = row.MessageId;
                // With readers in the catalog an unroutable message is an error, not silence.
                if (context is RabbitMqSendContext rabbit) rabbit.Mandatory = message.ReadBy.Count > 0;
            }, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or MessageReturnedException)
        {
            log.LogError(exception, "Outbox row {MessageId} of {WireName} cannot be published; it stays", row.MessageId, row.WireName);
            return false;
        }
    }
}
