using Billing.Accounts;
using Billing.Data;
using Microsoft.EntityFrameworkCore;

namespace Billing.Periods;

/// <summary>Opens a company's period outside the close: its first, or one after a time without a number.</summary>
internal static class OpenPeriod
{
    /// <summary>Inside a transaction of the caller's. Two at once open it once.</summary>
    internal static async Task OpenPeriodAsync(this BillingDb db, Account account, DateOnly month, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zone = PeriodCalendar.Zone(account.TimeZone);
        // It starts where the one before it ended, should the company have moved to another zone meanwhile.
        var before = month.AddMonths(-1);
        var start = await db.Periods.Where(period => period.Month == before).Select(period => (DateTimeOffset?)period.EndsAt).SingleOrDefaultAsync(cancellationToken)
            ?? PeriodCalendar.StartOf(month, zone);
        var after = month.AddMonths(1);
        var end = await db.Periods.Where(period => period.Month == after).Select(period => (DateTimeOffset?)period.StartsAt).SingleOrDefaultAsync(cancellationToken)
            ?? PeriodCalendar.StartOf(after, zone);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at,
              staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
            VALUES ({Guid.CreateVersion7(now)}, {account.CompanyId}, {month}, {start}, {end}, {zone.Id}, {now}, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            ON CONFLICT (company_id, month) DO NOTHING
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE accounts SET first_open = LEAST(first_open, {month}) WHERE company_id = {account.CompanyId}", cancellationToken);
    }
}
