using Notifications.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>Keeps a client's name and zone, so that a notice can say who asks and does not wake anybody.</summary>
internal sealed class OnClientChanged(NotificationsDb db) : IHandle<ClientChanged>
{
    public async Task HandleAsync(ClientChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Recipient>([message.ClientId], message.Version,
            () => Recipient.Client(message.CompanyId, message.ClientId), client => client.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
