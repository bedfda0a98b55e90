using Billing.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Numbers;

namespace Billing.Subscription;

/// <summary>A company has a number: its first fee is due, and its first period begins.</summary>
public sealed class OnNumberReserved(BillingDb db, PostNumberFees fees) : IHandle<NumberReserved>
{
    public async Task HandleAsync(NumberReserved message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await fees.HandleAsync(message.NumberId, message.CompanyId, subscription => subscription.Reserve(message.At), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
