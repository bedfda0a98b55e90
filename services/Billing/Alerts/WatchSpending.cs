using Billing.Accounts;
using Billing.Data;
using Billing.Periods;
using Billing.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Texting.Contracts.Billing;

namespace Billing.Alerts;

/// <summary>Looks how a company stands against its thresholds and its cap, and tells what is new.</summary>
public sealed class WatchSpending(BillingDb db, PeriodUsage usage, IOptions<Prices> prices, TimeProvider clock)
{
    /// <summary>Inside a transaction of the caller's; the company is current. Saves.</summary>
    public async Task HandleAsync(Guid companyId, CancellationToken cancellationToken)
    {
        // Two who look at once take turns; texts are counted meanwhile.
        if (await db.HoldAccountAsync(companyId, cancellationToken) is null) return;
        var alert = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new Alert(companyId);
        var period = await usage.RunningAsync(cancellationToken);
        if (period is null)
        {
            await BecomeAsync(companyId, capReached: false, cancellationToken);
        }
        else
        {
            var figures = (await usage.LiveAsync(period, cancellationToken)).Figures;
            var pool = figures.Allotment + figures.RolloverIn;
            await TellAsync(period, Thresholds.Passed(alert.Percents, figures.Used, pool, figures.OverageTexts * prices.Value.OverageText, alert.MoneyLimit), cancellationToken);
            await BecomeAsync(companyId, Cap.IsReached(alert.HardCap, alert.MoneyLimit, figures.Used, pool, prices.Value.OverageText), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellAsync(Period period, IReadOnlyList<(ThresholdKind Kind, int Percent)> passed, CancellationToken cancellationToken)
    {
        var told = await db.PassedThresholds.AsNoTracking().Where(threshold => threshold.PeriodId == period.Id)
            .Select(threshold => new { threshold.Kind, threshold.Percent }).ToListAsync(cancellationToken);
        foreach (var (kind, percent) in passed)
        {
            if (told.Exists(threshold => threshold.Kind == kind && threshold.Percent == percent)) continue;
            db.PassedThresholds.Add(new PassedThreshold { PeriodId = period.Id, Kind = kind, Percent = percent, CompanyId = period.CompanyId, At = clock.GetUtcNow() });
            db.Outbox.Add(new UsageThresholdReached(period.CompanyId, period.Id, kind, percent));
        }
    }

    private async Task BecomeAsync(Guid companyId, bool capReached, CancellationToken cancellationToken)
    {
        var state = await db.SpendingStates.SingleOrDefaultAsync(cancellationToken);
        if ((state?.CapReached ?? false) == capReached) return;
        if (state is null) db.Add(state = new SpendingState(companyId));
        state.Become(capReached);
        db.Outbox.Add(new SpendingStateChanged(companyId, state.CapReached, state.Version));
    }
}
