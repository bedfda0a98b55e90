namespace Texting.Contracts.Notifications.Http;

/// <summary>An email that was ordered: a row of <c>GET /api/notifications/emails</c>, newest first.</summary>
/// <param name="Id">The email.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Purpose">What kind of mail it is, for example <c>feed-message</c> or <c>unassigned-text</c>; stable.</param>
/// <param name="State"><c>Waiting</c>, <c>Sending</c>, <c>Sent</c>, <c>Failed</c> or <c>InDoubt</c> (handed over, the answer was lost).</param>
/// <param name="Reason">Why it waits, failed or is in doubt, often in the mail server's words; null when there is nothing to say.</param>
/// <param name="Attempts">Times it was tried.</param>
/// <param name="CreatedAt">When it was ordered, UTC.</param>
/// <param name="DueAt">When it is tried next, UTC; null unless it waits.</param>
/// <param name="SentAt">When the mail server took it, UTC.</param>
public sealed record EmailRow(
    Guid Id,
    string To,
    string Subject,
    string Purpose,
    string State,
    string? Reason,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? SentAt);
