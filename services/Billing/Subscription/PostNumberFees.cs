using Billing.Accounts;
using Billing.Data;
using Billing.Periods;
using Billing.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Billing.Subscription;

/// <summary>
/// Brings the fees of a number to what its two ends say: posts what is owed, credits what is not. It may run at any time,
/// any number of times.
/// </summary>
public sealed class PostNumberFees(BillingDb db, IOptions<Prices> prices, TimeProvider clock)
{
    /// <summary>Changes the subscription and posts its fees. Inside a transaction of the caller's; the company is current.</summary>
    public async Task HandleAsync(Guid numberId, Guid companyId, Action<TextingSubscription> change, CancellationToken cancellationToken)
    {
        var account = await db.LockAccountAsync(companyId, cancellationToken);
        var subscription = await db.Subscriptions.FindAsync([numberId], cancellationToken);
        if (subscription is null) db.Add(subscription = new TextingSubscription(numberId, companyId));
        change(subscription);
        if (account is not null) await PostAsync(subscription, account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task PostAsync(TextingSubscription subscription, Account account, CancellationToken cancellationToken)
    {
        subscription.FeesArePosted();
        if (subscription.ReservedAt is not { } reservedAt) return;
        var now = clock.GetUtcNow();
        var calendar = await db.CalendarAsync(PeriodCalendar.Zone(account.TimeZone), cancellationToken);
        // The fee is owed from the reservation on, also by a company that has not used a text yet.
        var placement = Placement.Of(reservedAt, calendar, account.ClosedThrough, account.FirstOpen, now);
        if (placement.Open is { } month)
        {
            await db.OpenPeriodAsync(account, month, now, cancellationToken);
            calendar = await db.CalendarAsync(calendar.Zone, cancellationToken);
        }

        var periods = await db.Periods.AsNoTracking().Where(period => period.ClosedAt == null)
            .OrderBy(period => period.Month).Select(period => new { period.Id, period.Month }).ToListAsync(cancellationToken);
        var through = periods[^1].Month;
        var owed = NumberFees.Owed(Placement.Believable(reservedAt, now), subscription.ReleasedAt, calendar, through).ToHashSet();
        var prefix = TransactionCause.NumberFees(subscription.NumberId);
        var posted = (await db.Transactions.AsNoTracking().Where(fee => fee.Cause.StartsWith(prefix)).Select(fee => fee.Cause).ToListAsync(cancellationToken))
            .Select(TransactionCause.MonthOf).ToHashSet();

        // A fee for a month that is closed already stands on the oldest open statement.
        Guid PeriodOf(DateOnly month) => (periods.FirstOrDefault(period => period.Month == month) ?? periods[0]).Id;
        foreach (var due in owed.Except(posted).Order())
            db.Post(Transaction.NumberFee(subscription.CompanyId, subscription.NumberId, due, PeriodOf(due), prices.Value.NumberMonth, now));
        foreach (var wrong in posted.Except(owed).Order())
            await CreditAsync(subscription, wrong, PeriodOf(wrong), now, cancellationToken);
    }

    private async Task CreditAsync(TextingSubscription subscription, DateOnly month, Guid periodId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var credit = Transaction.NumberFeeCredit(subscription.CompanyId, subscription.NumberId, month, periodId, prices.Value.NumberMonth, now);
        if (await db.Transactions.AnyAsync(transaction => transaction.Cause == credit.Cause, cancellationToken)) return;
        db.Post(credit);
    }
}
