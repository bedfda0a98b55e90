using Billing.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Numbers;

namespace Billing.Subscription;

/// <summary>A company gave its number back: no fee for a month that starts afterwards; one that was posted already is credited.</summary>
public sealed class OnNumberReleased(BillingDb db, PostNumberFees fees) : IHandle<NumberReleased>
{
    public async Task HandleAsync(NumberReleased message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await fees.HandleAsync(message.NumberId, message.CompanyId, subscription => subscription.Release(message.At), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
