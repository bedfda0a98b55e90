namespace Texting.Contracts.Billing.Http;

/// <summary>
/// A day of the ledger beside the carrier's own list of it: <c>GET /api/billing/reconciliation</c>, newest first; for
/// operators <c>GET /api/billing/ops/reconciliation?companyId=</c>.
/// </summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="CheckedAt">When the two were compared last, UTC.</param>
/// <param name="Texts">Text messages in either of the two.</param>
/// <param name="Explained">Text messages both have, with the same count.</param>
/// <param name="ExplainedShare">Explained of all, 0 to 1; 1 for a day without texts.</param>
/// <param name="Differences">The others, one by one; at most 1,000.</param>
public sealed record ReconciledDay(
    DateOnly Day, DateTimeOffset CheckedAt, int Texts, int Explained, double ExplainedShare, IReadOnlyList<ReconciliationDifference> Differences);

/// <summary>A text message on which the ledger and the carrier do not agree.</summary>
/// <param name="Name">
/// <c>unknown-to-us</c>: the carrier has a text we have no record of. <c>not-in-ledger</c>: we know it, the ledger does not.
/// <c>not-at-carrier</c>: the ledger has it, the carrier's list does not. <c>count-differs</c>: both have it with another count.
/// <c>direction-differs</c>: one says sent, the other received. <c>twice-at-carrier</c>: the carrier has it under several ids.
/// </param>
/// <param name="TextMessageId">Our id; null when we have none.</param>
/// <param name="CarrierSid">The carrier's id; null when its list lacks the text.</param>
/// <param name="Ours">Segments in the ledger; null when it has none.</param>
/// <param name="Carriers">Segments in the carrier's list; null when it has none.</param>
public sealed record ReconciliationDifference(string Name, Guid? TextMessageId, string? CarrierSid, int? Ours, int? Carriers);
