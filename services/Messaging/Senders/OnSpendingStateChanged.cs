using Messaging.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Billing;

namespace Messaging.Senders;

/// <summary>Keeps the replica of the spending cap: from its commit on, no claim lets a text leave that can wait.</summary>
public sealed class OnSpendingStateChanged(MessagingDb db) : IHandle<SpendingStateChanged>
{
    public async Task HandleAsync(SpendingStateChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<SpendingState>([message.CompanyId], message.Version,
            () => new SpendingState(message.CompanyId), state => state.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
