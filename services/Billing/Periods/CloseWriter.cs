using Billing.Lots;
using Billing.Transactions;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Billing;

namespace Billing.Periods;

/// <summary>Writes a chunk of closed periods: figures, lots, the next periods, transactions, facts. Inside the transaction of the claim.</summary>
internal sealed class CloseWriter(Prices prices, WireNames names, TimeProvider clock)
{
    internal async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<ClosedPeriod> closed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = await WritePeriodsAsync(connection, closed, now, cancellationToken);
        var transactions = closed.SelectMany(period => period.Transactions(prices, next.TryGetValue(period.Due.CompanyId, out var id) ? id : null, now)).ToList();
        var posted = await WriteTransactionsAsync(connection, transactions, now, cancellationToken);

        var facts = new OutboxBatch(names, clock);
        foreach (var period in closed) facts.Add(FactOf(period), traceParent: null);
        foreach (var transaction in transactions.Where(transaction => posted.Contains(transaction.Id))) facts.Add(PostTransaction.FactOf(transaction), traceParent: null);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { facts.ToCommand() } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Returns the next periods by company.</summary>
    private static async Task<Dictionary<Guid, Guid>> WritePeriodsAsync(
        NpgsqlConnection connection, IReadOnlyList<ClosedPeriod> closed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lots = closed.SelectMany(period => LotsOf(period)).ToList();
        var movements = closed.SelectMany(period => MovementsOf(period)).ToList();
        var opened = closed.Where(period => period.NextId is not null).ToList();
        var update = Command(CloseSql.Periods, Value(now), Array(closed, p => p.Due.Id), Array(closed, p => p.Due.Staff), Array(closed, p => p.Figures.Allotment),
            Array(closed, p => p.Figures.RolloverIn), Array(closed, p => p.Due.Sent), Array(closed, p => p.Due.Received), Array(closed, p => p.Figures.Expired),
            Array(closed, p => p.Figures.RolloverOut), Array(closed, p => p.Figures.OverageTexts), Array(closed, p => p.Figures.AmountDue));
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                update,
                Command(CloseSql.Lots, Array(lots, l => l.CompanyId), Array(lots, l => l.Month), Array(lots, l => l.Granted), Array(lots, l => l.Left)),
                Command(CloseSql.Movements, Array(movements, m => m.CompanyId), Array(movements, m => m.Lot), Array(movements, m => m.Month),
                    Array(movements, m => m.Kind), Array(movements, m => m.Texts)),
                Command(CloseSql.NextPeriods, Value(now), Array(opened, p => p.NextId!.Value), Array(opened, p => p.Due.CompanyId), Array(opened, p => p.NextMonth),
                    Array(opened, p => p.Due.EndsAt), Array(opened, p => p.NextEndsAt), Array(opened, p => p.Due.Zone.Id)),
                Command(CloseSql.Accounts, Array(closed, p => p.Due.CompanyId), Array(closed, p => p.Due.Month)),
                Command(CloseSql.NextIds, Array(opened, p => p.Due.CompanyId), Array(opened, p => p.NextMonth)),
            },
        };

        var next = new Dictionary<Guid, Guid>();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) next[reader.GetGuid(0)] = reader.GetGuid(1);
        }

        if ((int)update.RecordsAffected != closed.Count)
            throw new InvalidOperationException($"{closed.Count} periods were claimed and {update.RecordsAffected} were still open.");
        return next;
    }

    private static async Task<HashSet<Guid>> WriteTransactionsAsync(
        NpgsqlConnection connection, IReadOnlyList<Transaction> transactions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(CloseSql.Transactions, Value(now), Array(transactions, t => t.Id), Array(transactions, t => t.CompanyId), Array(transactions, t => t.PeriodId),
                    Array(transactions, t => t.Kind.ToString()), Array(transactions, t => t.Month), Array(transactions, t => t.Cause),
                    new NpgsqlParameter { Value = transactions.Select(t => t.Texts).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                    Array(transactions, t => t.Amount)),
            },
        };
        var posted = new HashSet<Guid>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) posted.Add(reader.GetGuid(0));
        return posted;
    }

    // Only what changed: the lot of the month itself, and those that gave or lost something.
    private static IEnumerable<(Guid CompanyId, DateOnly Month, int Granted, int Left)> LotsOf(ClosedPeriod period)
    {
        var changed = period.Figures.Taken.Concat(period.Figures.Lost).Select(taken => taken.Month).Append(period.Due.Month).ToHashSet();
        return period.Figures.Lots.Where(lot => changed.Contains(lot.Month)).Select(lot => (period.Due.CompanyId, lot.Month, period.Figures.Allotment, lot.Left));
    }

    private static IEnumerable<(Guid CompanyId, DateOnly Lot, DateOnly Month, string Kind, int Texts)> MovementsOf(ClosedPeriod period) =>
        period.Figures.Taken.Select(taken => (period.Due.CompanyId, taken.Month, period.Due.Month, LotMovement.Used, taken.Texts))
            .Concat(period.Figures.Lost.Select(lost => (period.Due.CompanyId, lost.Month, period.Due.Month, LotMovement.Expired, lost.Texts)));

    private static PeriodClosed FactOf(ClosedPeriod period) => new(
        period.Due.Id, period.Due.CompanyId, period.Due.StartsAt, period.Due.EndsAt, period.Figures.Allotment, period.Figures.RolloverIn,
        period.Figures.Used, period.Figures.RolloverOut, period.Figures.OverageTexts, period.Figures.AmountDue);

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter<T[]> Array<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> column) => Value(rows.Select(column).ToArray());
}
