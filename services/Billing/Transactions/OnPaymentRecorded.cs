using Billing.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Billing.Transactions;

/// <summary>The platform's payments service has the money; the first word about a transaction counts.</summary>
public sealed class OnPaymentRecorded(BillingDb db, TimeProvider clock) : IHandle<PaymentRecorded>
{
    private const int LongestReference = 200;

    public Task HandleAsync(PaymentRecorded message, CancellationToken cancellationToken)
    {
        db.Payments.Add(new Payment
        {
            TransactionId = message.TransactionId,
            CompanyId = message.CompanyId,
            PaidAt = message.PaidAt.ToUniversalTime(),
            Reference = message.Reference.Length > LongestReference ? message.Reference[..LongestReference] : message.Reference,
            RecordedAt = clock.GetUtcNow(),
        });
        return db.SaveOnceAsync(TransactionTables.PaymentKey, cancellationToken);
    }
}
