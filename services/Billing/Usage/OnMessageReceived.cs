using Billing.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>A text came in: it counts, unless it was a keyword.</summary>
public sealed class OnMessageReceived(BillingDb db, TimeProvider clock) : IHandle<MessageReceived>
{
    public Task HandleAsync(MessageReceived message, CancellationToken cancellationToken)
    {
        db.UsageEntries.Add(UsageEntry.Of(message, clock.GetUtcNow()));
        return db.SaveOnceAsync(UsageTables.Key, cancellationToken);
    }
}
