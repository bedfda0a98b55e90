using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>A text will not arrive: refused before acceptance it is released, afterwards it counts all the same.</summary>
public sealed class OnMessageFailed(UsageLedger ledger, TimeProvider clock) : IHandle<MessageFailed>
{
    public Task HandleAsync(MessageFailed message, CancellationToken cancellationToken) =>
        ledger.RecordAsync(UsageEntry.Of(message, clock.GetUtcNow()), cancellationToken);
}
