using System.Diagnostics.Metrics;
using Billing.Lots;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Work;

namespace Billing.Periods;

/// <summary>
/// Closes periods whose end has passed, a chunk of companies in one transaction: claimed by lock, read as sets, decided by
/// <see cref="PeriodClosing"/>, written as sets. Its cost is that of the companies, however many texts they have.
/// </summary>
public sealed class PeriodCloser(
    NpgsqlDataSource database, WireNames names, OutboxSignal signal, IOptions<Prices> prices, IOptions<RolloverPolicy> rollover,
    IOptions<ClosingOptions> options, TimeProvider clock, ILogger<PeriodCloser> log) : ClaimLoop(clock, log)
{
    private static readonly Meter Meter = new("Texting.Billing");
    private static readonly Counter<long> Closed = Meter.CreateCounter<long>("texting.billing.periods.closed", "{period}", "Periods closed.");

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => options.Value.LookEvery;

    protected override Task<int> RunOnceAsync(CancellationToken cancellationToken) => CloseDueAsync(cancellationToken);

    /// <summary>Closes what is due; returns how many periods it closed.</summary>
    public async Task<int> CloseDueAsync(CancellationToken cancellationToken)
    {
        // Most looks find nothing. A full chunk is a month's end for many: worth more than one lane.
        var first = await CloseChunkAsync(cancellationToken);
        if (first < options.Value.ChunkSize) return first;
        var rest = await Task.WhenAll(Enumerable.Range(0, options.Value.Lanes).Select(_ => CloseFullChunksAsync(cancellationToken)));
        return first + rest.Sum();
    }

    private async Task<int> CloseFullChunksAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        int closed;
        do all += closed = await CloseChunkAsync(cancellationToken);
        while (closed >= options.Value.ChunkSize);
        return all;
    }

    /// <summary>Closes one chunk; returns how many periods it closed.</summary>
    public async Task<int> CloseChunkAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = await DuePeriods.ClaimAsync(connection, _clock.GetUtcNow() - options.Value.Grace, options.Value.ChunkSize, cancellationToken);
        if (due.Count == 0) return 0;
        var closed = due.Select(period => ClosedPeriod.Of(period, prices.Value, rollover.Value, Guid.CreateVersion7(_clock.GetUtcNow()))).ToList();
        await new CloseWriter(prices.Value, names, _clock).WriteAsync(connection, closed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Set();
        Closed.Add(closed.Count);
        log.LogInformation("Closed {Count} periods", closed.Count);
        return closed.Count;
    }
}
