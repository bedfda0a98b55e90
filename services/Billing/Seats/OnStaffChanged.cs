using Billing.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Billing.Seats;

/// <summary>Remembers when somebody was active; of the person nothing but the id.</summary>
public sealed class OnStaffChanged(BillingDb db) : IHandle<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellationToken)
    {
        var from = message.ActiveFrom.ToUniversalTime();
        await db.ApplyIfNewerAsync<Seat>([message.CompanyId, message.StaffId, from], message.Version,
            () => new Seat(message.CompanyId, message.StaffId, from), seat => seat.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
