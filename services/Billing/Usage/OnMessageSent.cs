using Billing.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>The carrier accepted a text: it counts.</summary>
public sealed class OnMessageSent(BillingDb db, TimeProvider clock) : IHandle<MessageSent>
{
    public Task HandleAsync(MessageSent message, CancellationToken cancellationToken)
    {
        db.UsageEntries.Add(UsageEntry.Of(message, clock.GetUtcNow()));
        return db.SaveOnceAsync(UsageTables.Key, cancellationToken);
    }
}
