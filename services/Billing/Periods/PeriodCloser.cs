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

    /// <summary>Closes one chunk; returns how many periods it closed.</summary>
    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken) => await CloseChunkAsync(cancellationToken);

    /// <inheritdoc cref="RunOnceAsync" />
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
