using Billing.Lots;
using Billing.Transactions;

namespace Billing.Periods;

/// <summary>What a period is closed from.</summary>
/// <param name="Month">First day of its month.</param>
/// <param name="Staff">Distinct members of staff active at any moment of it.</param>
/// <param name="Sent">Texts sent.</param>
/// <param name="Received">Texts received.</param>
/// <param name="Rollover">What earlier months left unused.</param>
public sealed record PeriodInput(DateOnly Month, int Staff, int Sent, int Received, IReadOnlyList<LotBalance> Rollover);

/// <summary>The figures of a period. Allotment + RolloverIn = IncludedUsed + Expired + RolloverOut, and Used = IncludedUsed + OverageTexts.</summary>
/// <param name="Allotment">Texts included.</param>
/// <param name="RolloverIn">Texts brought in.</param>
/// <param name="Used">Texts sent and received.</param>
/// <param name="IncludedUsed">Those the pool paid for.</param>
/// <param name="OverageTexts">Those beyond it.</param>
/// <param name="AmountDue">US dollars for the overage, rounded to cents.</param>
/// <param name="Expired">Unused texts that a policy does not let roll over.</param>
/// <param name="RolloverOut">Unused texts carried on.</param>
/// <param name="Lots">What is left of each lot, this month's included, oldest first.</param>
/// <param name="Taken">What was used from which lot.</param>
/// <param name="Lost">What expired of which lot.</param>
public sealed record ClosedFigures(
    int Allotment,
    int RolloverIn,
    int Used,
    int IncludedUsed,
    int OverageTexts,
    decimal AmountDue,
    int Expired,
    int RolloverOut,
    IReadOnlyList<LotBalance> Lots,
    IReadOnlyList<Taken> Taken,
    IReadOnlyList<Taken> Lost);

/// <summary>
/// "Our texting integration includes 250 text messages per active staff member. All staff can share texts. Texts will roll
/// over to the next month, and any overages are billed at the end of each month at a rate of $0.025/text."
/// </summary>
public static class PeriodClosing
{
    /// <summary>Closes a period; asked before its end, it tells how the period stands.</summary>
    public static ClosedFigures Close(PeriodInput period, Prices prices, RolloverPolicy policy)
    {
        var allotment = checked(period.Staff * prices.TextsPerStaff);
        var used = checked(period.Sent + period.Received);
        var paid = Consume.Of([.. period.Rollover.Where(lot => lot.Left != 0), new LotBalance(period.Month, allotment)], used);
        var lost = Expire.At(paid.Lots, period.Month, policy);
        var left = paid.Lots.Select(lot => lot with { Left = lot.Left - lost.Where(loss => loss.Month == lot.Month).Sum(loss => loss.Texts) }).ToList();
        return new ClosedFigures(
            allotment,
            period.Rollover.Sum(lot => lot.Left),
            used,
            used - paid.Beyond,
            paid.Beyond,
            Money.ToCents(paid.Beyond * prices.OverageText),
            lost.Sum(loss => loss.Texts),
            left.Sum(lot => lot.Left),
            left,
            paid.Taken,
            lost);
    }
}
