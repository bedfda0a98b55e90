using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>A text came in: it counts, unless it was a keyword.</summary>
public sealed class OnMessageReceived(UsageLedger ledger, TimeProvider clock) : IHandle<MessageReceived>
{
    public Task HandleAsync(MessageReceived message, CancellationToken cancellationToken) =>
        ledger.RecordAsync(UsageEntry.Of(message, clock.GetUtcNow()), cancellationToken);
}
