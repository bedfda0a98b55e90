using System.Globalization;

namespace Billing.Transactions;

/// <summary>The causes of transactions, as they are published.</summary>
public static class TransactionCause
{
    private const string Month = "yyyy-MM";

    /// <summary>How all fees of a number begin.</summary>
    public static string NumberFees(Guid numberId) => $"number-fee:{numberId}:";

    public static string NumberFee(Guid numberId, DateOnly month) => NumberFees(numberId) + month.ToString(Month, CultureInfo.InvariantCulture);

    public static string NumberFeeCredit(Guid numberId, DateOnly month) =>
        $"number-fee-credit:{numberId}:{month.ToString(Month, CultureInfo.InvariantCulture)}";

    public static string Overage(Guid periodId) => $"overage:{periodId}";

    /// <summary>The month at the end of a fee's cause.</summary>
    public static DateOnly MonthOf(string cause) =>
        DateOnly.ParseExact(cause[(cause.LastIndexOf(':') + 1)..], Month, CultureInfo.InvariantCulture);
}
