namespace Texting.Contracts.Billing;

/// <summary>A billing period of a company was closed; its figures are final.</summary>
/// <remarks>At least once, in any order. Dedupe by <paramref name="PeriodId"/>.</remarks>
/// <param name="PeriodId">The period.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="From">Its first moment, UTC, inclusive.</param>
/// <param name="To">Its end, UTC, exclusive: a month's boundary in the company's time zone.</param>
/// <param name="Allotment">Texts included: 250 for each member of staff active at any moment of the period.</param>
/// <param name="RolloverIn">Unused texts brought in from earlier periods.</param>
/// <param name="Used">Texts sent and received.</param>
/// <param name="RolloverOut">Unused texts carried on to the next period.</param>
/// <param name="OverageTexts">Texts beyond allotment and rollover.</param>
/// <param name="AmountDue">US dollars: the overage at its price. The number's fee is a transaction of its own.</param>
public sealed record PeriodClosed(
    Guid PeriodId,
    Guid CompanyId,
    DateTimeOffset From,
    DateTimeOffset To,
    int Allotment,
    int RolloverIn,
    int Used,
    int RolloverOut,
    int OverageTexts,
    decimal AmountDue);
