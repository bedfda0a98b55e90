using Billing.Data;
using Billing.Lots;
using Billing.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Billing.Periods;

/// <summary>How the periods of the current company stand: closed ones as they were written, the open one as if it were closed now.</summary>
public sealed class PeriodUsage(BillingDb db, IOptions<Prices> prices, IOptions<RolloverPolicy> policy)
{
    /// <summary>The period that runs; the last month while its last texts are awaited. Null without one.</summary>
    public Task<Period?> RunningAsync(CancellationToken cancellationToken) =>
        db.Periods.AsNoTracking().Where(period => period.ClosedAt == null).OrderBy(period => period.Month).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What an open period would be closed with now.</summary>
    public async Task<(PeriodInput Input, ClosedFigures Figures)> LiveAsync(Period period, CancellationToken cancellationToken)
    {
        var used = await db.MonthCounters.AsNoTracking().SingleOrDefaultAsync(counter => counter.Month == period.Month, cancellationToken);
        var staff = await db.Database.SqlQuery<int>($"""
            SELECT count(DISTINCT staff_id)::int AS "Value" FROM active_seats WHERE company_id = {period.CompanyId}
            AND starts_at < {period.EndsAt} AND (ends_at IS NULL OR ends_at > {period.StartsAt} AND ends_at > starts_at)
            """).SingleAsync(cancellationToken);
        var lots = await db.Lots.AsNoTracking().Where(lot => lot.Remaining != 0).OrderBy(lot => lot.Month)
            .Select(lot => new LotBalance(lot.Month, lot.Remaining)).ToListAsync(cancellationToken);
        var input = new PeriodInput(period.Month, staff, used?.Sent ?? 0, used?.Received ?? 0, lots);
        return (input, PeriodClosing.Close(input, prices.Value, policy.Value));
    }
}
