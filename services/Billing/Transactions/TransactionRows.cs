using System.Globalization;
using System.Linq.Expressions;
using Billing.Data;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Billing.Http;

namespace Billing.Transactions;

/// <summary>A transaction with its payment, if there is one.</summary>
internal sealed class PaidTransaction
{
    public required Transaction Transaction { get; init; }

    public Payment? Payment { get; init; }
}

/// <summary>Transactions as the API shows them.</summary>
internal static class TransactionRows
{
    internal static IQueryable<PaidTransaction> PaidTransactions(this BillingDb db, Expression<Func<Transaction, bool>> which) =>
        from transaction in db.Transactions.AsNoTracking().Where(which)
        join payment in db.Payments.AsNoTracking() on transaction.Id equals payment.TransactionId into payments
        from payment in payments.DefaultIfEmpty()
        select new PaidTransaction { Transaction = transaction, Payment = payment };

    internal static TransactionRow Show(this PaidTransaction row)
    {
        var transaction = row.Transaction;
        return new TransactionRow(
            transaction.Id, transaction.At, transaction.Kind.ToString(), Describe(transaction), transaction.Cause, transaction.Texts,
            Money.Text(transaction.Amount), transaction.PeriodId, row.Payment?.PaidAt, row.Payment?.Reference);
    }

    private static string Describe(Transaction transaction)
    {
        var month = transaction.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return transaction.Kind switch
        {
            TransactionKind.NumberFee => $"Phone number, {month}",
            TransactionKind.Credit => $"Phone number, {month}: given back before the month began",
            _ => $"{transaction.Texts} texts beyond the pool of {month}",
        };
    }
}
