using Billing.Alerts;
using Billing.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Billing.Seats;

/// <summary>
/// Remembers when somebody was active; of the person nothing but the id. The pool grows or shrinks with it: a company that
/// was stopped may go on at once, because it sends nothing that would make somebody look.
/// </summary>
public sealed class OnStaffChanged(BillingDb db, WatchSpending watch) : IHandle<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var from = message.ActiveFrom.ToUniversalTime();
        await db.ApplyIfNewerAsync<Seat>([message.CompanyId, message.StaffId, from], message.Version,
            () => new Seat(message.CompanyId, message.StaffId, from), seat => seat.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await watch.HandleAsync(message.CompanyId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
