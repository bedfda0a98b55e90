using System.Text.Json.Serialization;

namespace Texting.Contracts.Billing.Http;

/// <summary>Where a period stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PeriodState>))]
public enum PeriodState
{
    /// <summary>It runs; its figures are live.</summary>
    Open,

    /// <summary>Its end has passed, its last texts are awaited; it is closed within the hour.</summary>
    Closing,

    /// <summary>Its figures are final.</summary>
    Closed,
}

/// <summary>The page a company looks at first: <c>GET /api/billing/summary</c>.</summary>
/// <param name="Period">The period that runs; null until the company has a number or has used a text.</param>
/// <param name="Forecast">What its end will look like; null without a period.</param>
/// <param name="NumberFee">US dollars a month for the number, decimal string, for example <c>10.00</c>.</param>
/// <param name="TextsPerStaff">Texts included for each active member of staff.</param>
/// <param name="OveragePrice">US dollars for a text beyond the pool, decimal string, for example <c>0.025</c>.</param>
/// <param name="DueSoFar">US dollars the period would cost if it ended now: fees posted and overage; decimal string.</param>
/// <param name="Unpaid">US dollars posted and not yet reported as paid; decimal string, negative for a credit.</param>
/// <param name="CapReached">True: texts that are not urgent are held back until the next period or a higher limit.</param>
public sealed record BillingSummary(
    PeriodFigures? Period,
    MonthForecast? Forecast,
    string NumberFee,
    int TextsPerStaff,
    string OveragePrice,
    string DueSoFar,
    string Unpaid,
    bool CapReached);

/// <summary>A billing period: live while it runs, final once closed. <c>GET /api/billing/periods</c>, newest first.</summary>
/// <param name="Id">The period.</param>
/// <param name="Month">Its calendar month, <c>2026-11</c>.</param>
/// <param name="From">First moment, UTC, inclusive.</param>
/// <param name="To">End, UTC, exclusive.</param>
/// <param name="TimeZone">IANA name of the zone its end was fixed in.</param>
/// <param name="State">Open, Closing or Closed.</param>
/// <param name="Staff">Distinct members of staff active at any moment of it.</param>
/// <param name="Allotment">Texts included for them.</param>
/// <param name="RolloverIn">Unused texts brought in from earlier periods.</param>
/// <param name="Pool">Allotment and rollover together.</param>
/// <param name="Sent">Texts sent.</param>
/// <param name="Received">Texts received, keywords not counted.</param>
/// <param name="Used">Both.</param>
/// <param name="Left">Texts of the pool not used; when closed, those that roll over.</param>
/// <param name="Expired">Unused texts that did not roll over, where a policy limits rollover; otherwise 0.</param>
/// <param name="OverageTexts">Texts beyond the pool.</param>
/// <param name="OverageAmount">US dollars for them, decimal string.</param>
/// <param name="LateTexts">Texts of earlier periods that became known after those were closed; included in <paramref name="Used"/>.</param>
public sealed record PeriodFigures(
    Guid Id,
    string Month,
    DateTimeOffset From,
    DateTimeOffset To,
    string TimeZone,
    PeriodState State,
    int Staff,
    int Allotment,
    int RolloverIn,
    int Pool,
    int Sent,
    int Received,
    int Used,
    int Left,
    int Expired,
    int OverageTexts,
    string OverageAmount,
    int LateTexts);

/// <summary>What the end of the month will look like, from the company's own weekdays.</summary>
/// <param name="Texts">Texts used by then.</param>
/// <param name="Left">Texts of the pool left then; 0 when none.</param>
/// <param name="OverageTexts">Texts beyond the pool by then.</param>
/// <param name="OverageAmount">US dollars for them, decimal string.</param>
/// <param name="DaysOfHistory">Whole days it was learnt from; below 7 it is a rough guess.</param>
/// <param name="PoolEmptyOn">The day the pool will be used up, if before the end; otherwise null.</param>
public sealed record MonthForecast(int Texts, int Left, int OverageTexts, string OverageAmount, int DaysOfHistory, DateOnly? PoolEmptyOn);

/// <summary>Why the balance is what it is: <c>GET /api/billing/balance/explain</c>.</summary>
/// <param name="Balance">Texts left now.</param>
/// <param name="Sentence">The same in words, for example <c>312 = 62 of September 2026 + 250 of November 2026</c>.</param>
/// <param name="Lots">Every lot that plays a part, oldest first: the order in which they are used up.</param>
public sealed record BalanceExplained(int Balance, string Sentence, IReadOnlyList<LotExplained> Lots);

/// <summary>The included texts of one month, and what became of them.</summary>
/// <param name="Month">The month they were granted for, <c>2026-09</c>.</param>
/// <param name="Granted">How many.</param>
/// <param name="Movements">What was taken in which month, oldest first; the last line of the running month is live.</param>
/// <param name="Left">How many are left now.</param>
/// <param name="ExpiresAfter">The last month they can be used in; null when they do not expire.</param>
public sealed record LotExplained(string Month, int Granted, IReadOnlyList<LotMovementShown> Movements, int Left, string? ExpiresAfter);

/// <summary>Texts taken from a lot in one month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Kind"><c>used</c> or <c>expired</c>.</param>
/// <param name="Texts">How many; negative when a later count of the carrier gave texts back.</param>
/// <param name="IsLive">True while the month runs.</param>
public sealed record LotMovementShown(string Month, string Kind, int Texts, bool IsLive);
