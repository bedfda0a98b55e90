using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client.Exceptions;
using ServiceDefaults.Data.Work;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Publishes what transactions left in the outbox. Rows are claimed and deleted in one transaction that commits after
/// the broker confirmed them: a crash in between publishes again (readers have an inbox), never loses.
/// </summary>
internal sealed class OutboxRelay(
    NpgsqlDataSource database, BusPublisher publisher, WireNames names, OutboxSignal signal, TimeProvider clock, ILogger<OutboxRelay> log)
    : BackgroundService
{
    internal const int BatchSize = 256;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private readonly Beat _beat = new(TimeSpan.FromMilliseconds(20));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await publisher.EnsureOpenAsync(stoppingToken);
                await _beat.NextAsync(stoppingToken);
                var taken = await RelayBatchAsync(stoppingToken);
                failures = 0;
                if (taken == 0) _beat.Rest();
                if (taken < BatchSize) await signal.WaitAsync(PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures++;
                var wait = TimeSpan.FromMilliseconds(Math.Min(LongestBackOff.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(failures, 10))));
                log.LogWarning(exception, "The relay could not publish, try {Failures}; everything stays in the outbox for {Wait}", failures, wait);
                await publisher.CloseAsync();
                await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One transaction: claim, publish, wait for the confirms, commit. Returns how many rows it took.</summary>
    private async Task<int> RelayBatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = await OutboxTable.ClaimAsync(connection, clock.GetUtcNow(), BatchSize, cancellationToken);
        if (rows.Count == 0) return 0;

        // A broker that is there but does not answer must not hold the transaction, and with it the rows, for longer.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConfirmTimeout);
        var outcomes = await Task.WhenAll(rows.Select(row => PublishAsync(row, timeout.Token))).WaitAsync(timeout.Token);
        var refused = rows.Zip(outcomes).Where(outcome => !outcome.Second).Select(outcome => outcome.First).ToArray();
        foreach (var row in refused)
        {
            var backOff = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(row.Attempts, 6))));
            await OutboxTable.PutBackAsync(connection, row, clock.GetUtcNow() + backOff, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        OutboxMetrics.Relayed(rows.Except(refused), clock.GetUtcNow());
        return rows.Count;
    }

    /// <summary>False: this row is the trouble, not the broker; it waits alone and the rest goes on.</summary>
    private async Task<bool> PublishAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (names.Find(row.WireName) is not { } message)
        {
            log.LogError("Outbox row {MessageId} has the wire name {WireName}, which this version does not know; it stays", row.MessageId, row.WireName);
            return false;
        }

        using var activity = TraceHeader.Activities.StartActivity($"publish {row.WireName}", ActivityKind.Producer, row.TraceParent);
        try
        {
            await publisher.PublishAsync(row, mandatory: message.ReadBy.Count > 0, activity?.Id ?? row.TraceParent, cancellationToken);
            return true;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            log.LogError("Outbox row {MessageId} of {WireName} came back: no queue is bound; it stays", row.MessageId, row.WireName);
            return false;
        }
    }
}
