using Billing.Data;
using Texting.Contracts.Billing;

namespace Billing.Transactions;

/// <summary>Posts a transaction: the row and the fact, in one commit.</summary>
internal static class PostTransaction
{
    internal static void Post(this BillingDb db, Transaction transaction)
    {
        db.Transactions.Add(transaction);
        db.Outbox.Add(FactOf(transaction));
    }

    internal static TransactionPosted FactOf(Transaction transaction) =>
        new(transaction.Id, transaction.CompanyId, transaction.Cause, transaction.Amount, transaction.At);
}
