using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>The carrier accepted a text: it counts.</summary>
public sealed class OnMessageSent(UsageLedger ledger, TimeProvider clock) : IHandle<MessageSent>
{
    public Task HandleAsync(MessageSent message, CancellationToken cancellationToken) =>
        ledger.RecordAsync(UsageEntry.Of(message, clock.GetUtcNow()), cancellationToken);
}
