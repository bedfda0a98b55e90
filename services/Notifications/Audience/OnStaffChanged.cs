using Notifications.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>Keeps the replica of a member of staff, without the phone.</summary>
internal sealed class OnStaffChanged(NotificationsDb db) : IHandle<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Recipient>([message.StaffId], message.Version,
            () => Recipient.Staff(message.CompanyId, message.StaffId), staff => staff.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
