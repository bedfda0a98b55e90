using Messaging.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Messaging.Contacts;

/// <summary>Keeps the replica of a client, with the texting phone read from the field the company chose.</summary>
public sealed class OnClientChanged(MessagingDb db, TimeProvider clock) : IHandle<ClientChanged>
{
    public async Task HandleAsync(ClientChanged message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var phoneField = await db.ReadPhoneFieldAsync(message.CompanyId, cancellationToken);
        await db.ApplyIfNewerAsync<Contact>([message.ClientId], message.Version,
            () => Contact.NewClient(message.CompanyId, message.ClientId), contact => contact.Apply(message, phoneField), cancellationToken);
        await db.SaveNewPhonesAsync(message.CompanyId, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
