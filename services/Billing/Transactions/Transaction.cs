using ServiceDefaults.Data.Database;

namespace Billing.Transactions;

/// <summary>What a transaction is; the words of the API.</summary>
public enum TransactionKind
{
    NumberFee,
    Overage,
    Credit,
}

/// <summary>An amount a company owes, or is owed. Posted once per cause, never changed.</summary>
public sealed class Transaction : ICompanyOwned
{
    private Transaction()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>The period whose statement shows it.</summary>
    public Guid PeriodId { get; private init; }

    public TransactionKind Kind { get; private init; }

    /// <summary>The month it is for, as its first day.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>What for; unique in the company, which is what makes posting it twice impossible.</summary>
    public string Cause { get; private init; } = "";

    /// <summary>Texts it charges; null for a fee.</summary>
    public int? Texts { get; private init; }

    /// <summary>US dollars, in cents.</summary>
    public decimal Amount { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static Transaction NumberFee(Guid companyId, Guid numberId, DateOnly month, Guid periodId, decimal amount, DateTimeOffset now) =>
        New(companyId, periodId, TransactionKind.NumberFee, month, TransactionCause.NumberFee(numberId, month), null, amount, now);

    public static Transaction NumberFeeCredit(Guid companyId, Guid numberId, DateOnly month, Guid periodId, decimal amount, DateTimeOffset now) =>
        New(companyId, periodId, TransactionKind.Credit, month, TransactionCause.NumberFeeCredit(numberId, month), null, -amount, now);

    public static Transaction Overage(Guid companyId, Guid periodId, DateOnly month, int texts, decimal amount, DateTimeOffset now) =>
        New(companyId, periodId, TransactionKind.Overage, month, TransactionCause.Overage(periodId), texts, amount, now);

    private static Transaction New(
        Guid companyId, Guid periodId, TransactionKind kind, DateOnly month, string cause, int? texts, decimal amount, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = companyId,
        PeriodId = periodId,
        Kind = kind,
        Month = month,
        Cause = cause,
        Texts = texts,
        Amount = Money.ToCents(amount),
        At = now,
    };
}
