using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>The carrier counts a text otherwise than we did: an entry of its own makes up the difference.</summary>
public sealed class OnMessageSegmentsCorrected(UsageLedger ledger, TimeProvider clock) : IHandle<MessageSegmentsCorrected>
{
    public Task HandleAsync(MessageSegmentsCorrected message, CancellationToken cancellationToken) =>
        ledger.RecordAsync(UsageEntry.Of(message, clock.GetUtcNow()), cancellationToken);
}
