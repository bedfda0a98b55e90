namespace Texting.Contracts.Billing.Http;

/// <summary>One period with its split: <c>GET /api/billing/periods/{periodId}</c>.</summary>
/// <param name="Figures">The same as in the list.</param>
/// <param name="Kinds">Texts by kind, most first.</param>
/// <param name="Days">Texts by day of the company's calendar, oldest first; a late text keeps its true day.</param>
/// <param name="Transactions">What was posted for it, oldest first.</param>
/// <param name="Due">US dollars of those transactions together, decimal string.</param>
public sealed record PeriodDetail(
    PeriodFigures Figures,
    IReadOnlyList<KindUsage> Kinds,
    IReadOnlyList<DayUsage> Days,
    IReadOnlyList<TransactionRow> Transactions,
    string Due);

/// <summary>Texts of one kind.</summary>
/// <param name="Kind"><c>FeedMessage</c>, <c>VisitCompletion</c>, <c>Notice</c>, <c>KeywordReply</c> or <c>Received</c>.</param>
/// <param name="Texts">How many.</param>
public sealed record KindUsage(string Kind, int Texts);

/// <summary>Texts of one day.</summary>
/// <param name="Day">The day in the company's time zone.</param>
/// <param name="Sent">Texts sent.</param>
/// <param name="Received">Texts received.</param>
public sealed record DayUsage(DateOnly Day, int Sent, int Received);

/// <summary>Texts with one person: <c>GET /api/billing/periods/{periodId}/people</c>, most first.</summary>
/// <param name="ContactId">The client or member of staff, by Messaging's id; null for people nobody knows.</param>
/// <param name="Sent">Texts sent to the person.</param>
/// <param name="Received">Texts received from the person.</param>
public sealed record PersonUsage(Guid? ContactId, int Sent, int Received);

/// <summary>One line of the history: <c>GET /api/billing/transactions</c>, newest first. Lines are added, never changed.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="Kind"><c>NumberFee</c>, <c>Overage</c> or <c>Credit</c>.</param>
/// <param name="Description">In words, for example <c>Phone number, November 2026</c>.</param>
/// <param name="Cause">What it was posted for; unique in the company.</param>
/// <param name="Texts">Texts it charges; null for a fee.</param>
/// <param name="Amount">US dollars, decimal string, negative for a credit.</param>
/// <param name="PeriodId">The period whose statement shows it.</param>
/// <param name="PaidAt">When the platform's payments service reported it paid, UTC; null until then.</param>
/// <param name="PaymentReference">That service's own reference; null until then.</param>
public sealed record TransactionRow(
    Guid Id,
    DateTimeOffset At,
    string Kind,
    string Description,
    string Cause,
    int? Texts,
    string Amount,
    Guid PeriodId,
    DateTimeOffset? PaidAt,
    string? PaymentReference);
