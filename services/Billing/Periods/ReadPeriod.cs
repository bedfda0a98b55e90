using Billing.Data;
using Billing.Transactions;
using Billing.Usage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Periods;

/// <summary>One period with its days, its kinds and what was posted for it.</summary>
public sealed class ReadPeriod(BillingDb db, PeriodUsage usage, TimeProvider clock)
{
    internal static async Task<Results<Ok<PeriodDetail>, ProblemHttpResult>> HandleAsync(Guid periodId, ReadPeriod read, CancellationToken cancellationToken) =>
        await read.FindAsync(periodId, cancellationToken) is { } detail ? TypedResults.Ok(detail) : Problem.NotFound("billing period");

    /// <summary>Null when the current company has no such period.</summary>
    public async Task<PeriodDetail?> FindAsync(Guid periodId, CancellationToken cancellationToken)
    {
        if (await db.Periods.AsNoTracking().SingleOrDefaultAsync(period => period.Id == periodId, cancellationToken) is not { } period) return null;
        var counters = await db.UsageCounters.AsNoTracking().Where(counter => counter.Month == period.Month && counter.Texts != 0).ToListAsync(cancellationToken);
        var late = counters.Where(counter => counter.Day < counter.Month).Sum(counter => counter.Texts);
        PeriodFigures figures;
        if (period.ClosedAt is null)
        {
            var (input, live) = await usage.LiveAsync(period, cancellationToken);
            figures = ShownPeriod.Live(period, input, live, late, clock.GetUtcNow());
        }
        else
        {
            figures = ShownPeriod.Of(period, late);
        }

        var transactions = await db.PaidTransactions(transaction => transaction.PeriodId == period.Id)
            .OrderBy(row => row.Transaction.At).ThenBy(row => row.Transaction.Id).ToListAsync(cancellationToken);
        return new PeriodDetail(
            figures,
            [.. counters.GroupBy(counter => counter.Category).Select(kind => new KindUsage(kind.Key, kind.Sum(counter => counter.Texts)))
                .OrderByDescending(kind => kind.Texts).ThenBy(kind => kind.Kind, StringComparer.Ordinal)],
            [.. counters.GroupBy(counter => counter.Day).OrderBy(day => day.Key).Select(day => new DayUsage(
                day.Key,
                day.Where(counter => counter.Category != UsageEntry.ReceivedCategory).Sum(counter => counter.Texts),
                day.Where(counter => counter.Category == UsageEntry.ReceivedCategory).Sum(counter => counter.Texts)))],
            transactions.ConvertAll(row => row.Show()),
            Money.Text(transactions.Sum(row => row.Transaction.Amount)));
    }
}
