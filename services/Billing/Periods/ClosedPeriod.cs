using Billing.Lots;
using Billing.Subscription;
using Billing.Transactions;

namespace Billing.Periods;

/// <summary>A period with its final figures, and what comes after it.</summary>
/// <param name="Due">What it was closed from.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="NextId">The id of the next period, should it be opened; null when the company has no number any more.</param>
/// <param name="NextEndsAt">Its end.</param>
internal sealed record ClosedPeriod(DuePeriod Due, ClosedFigures Figures, Guid? NextId, DateTimeOffset NextEndsAt)
{
    public DateOnly NextMonth => Due.Month.AddMonths(1);

    public static ClosedPeriod Of(DuePeriod due, Prices prices, RolloverPolicy policy, Guid nextId)
    {
        // A company that gave its last number back has no texts to count; its next number opens its next period.
        var goesOn = due.GoesOn || due.Numbers.Count == 0
            || due.Numbers.Exists(number => number.ReleasedAt is not { } end || end > due.EndsAt);
        return new(due, PeriodClosing.Close(due.Input, prices, policy), goesOn ? nextId : null, PeriodCalendar.StartOf(due.Month.AddMonths(2), due.Zone));
    }

    /// <summary>The overage of the period, and the fees of the next.</summary>
    /// <param name="prices">What things cost.</param>
    /// <param name="nextPeriod">The id the next period really has; null when there is none.</param>
    /// <param name="now">When they are posted.</param>
    public IEnumerable<Transaction> Transactions(Prices prices, Guid? nextPeriod, DateTimeOffset now)
    {
        if (Figures.OverageTexts > 0)
            yield return Transaction.Overage(Due.CompanyId, Due.Id, Due.Month, Figures.OverageTexts, Figures.AmountDue, now);
        if (nextPeriod is not { } next) yield break;
        foreach (var number in Due.Numbers.Where(number => NumberFees.IsOwed(number.ReservedAt, number.ReleasedAt, Due.EndsAt, NextEndsAt)))
            yield return Transaction.NumberFee(Due.CompanyId, number.Id, NextMonth, next, prices.NumberMonth, now);
    }
}
