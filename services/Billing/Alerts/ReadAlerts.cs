using Billing.Data;
using Billing.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using Texting.Contracts.Billing.Http;
using Passed = Texting.Contracts.Billing.Http.PassedThreshold;

namespace Billing.Alerts;

/// <summary>When the company wants to hear, and what it was told in the running month.</summary>
internal static class ReadAlerts
{
    internal static async Task<Ok<AlertSettings>> HandleAsync(BillingDb db, CurrentCompany company, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(
            await db.Alerts.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new Alert(company.Required), db, cancellationToken));

    internal static async Task<AlertSettings> ShowAsync(Alert alert, BillingDb db, CancellationToken cancellationToken)
    {
        var passed = await db.PassedThresholds.AsNoTracking()
            .Where(threshold => db.Periods.Any(period => period.Id == threshold.PeriodId && period.ClosedAt == null))
            .OrderBy(threshold => threshold.At).ThenBy(threshold => threshold.Percent)
            .Select(threshold => new Passed(threshold.Kind, threshold.Percent, threshold.At)).ToListAsync(cancellationToken);
        return new AlertSettings(alert.Percents, alert.MoneyLimit is { } limit ? Money.Text(limit) : null, alert.HardCap, passed);
    }
}
