using Notifications.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>Keeps the replica of a company.</summary>
public sealed class OnCompanyChanged(NotificationsDb db) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Company>([message.CompanyId], message.Version,
            () => new Company(message.CompanyId), company => company.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
