using Messaging.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Messaging.Contacts;

/// <summary>Keeps the replica of a member of staff.</summary>
public sealed class OnStaffChanged(MessagingDb db) : IHandle<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Contact>([message.StaffId], message.Version,
            () => Contact.NewStaff(message.CompanyId, message.StaffId), contact => contact.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
