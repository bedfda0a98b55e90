using Billing.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>A text will not arrive: kept as evidence, counts nothing.</summary>
public sealed class OnMessageFailed(BillingDb db, TimeProvider clock) : IHandle<MessageFailed>
{
    public Task HandleAsync(MessageFailed message, CancellationToken cancellationToken)
    {
        db.UsageEntries.Add(UsageEntry.Of(message, clock.GetUtcNow()));
        return db.SaveOnceAsync(UsageTables.Key, cancellationToken);
    }
}
