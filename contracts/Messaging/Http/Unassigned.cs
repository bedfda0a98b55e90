using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging.Http;

/// <summary>What became of a text that could not be sorted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnassignedStanding>))]
public enum UnassignedStanding
{
    /// <summary>Waits for somebody to say whose it is.</summary>
    Open,

    /// <summary>Stands in a person's feed.</summary>
    Assigned,

    /// <summary>Came from a blocked sender.</summary>
    Blocked,
}

/// <summary>Why a person is offered for a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuggestionReason>))]
public enum SuggestionReason
{
    /// <summary>It is their number, which they share with somebody.</summary>
    SharedNumber,

    /// <summary>Staff said so once.</summary>
    Remembered,

    /// <summary>It was their number before it was changed.</summary>
    OldNumber,

    /// <summary>It is the number of somebody who is no longer active.</summary>
    FormerPerson,

    /// <summary>Their number ends in the same seven digits.</summary>
    SameLastSevenDigits,
}

/// <summary>Somebody who may have sent a text.</summary>
/// <param name="ContactId">The client or member of staff.</param>
/// <param name="Kind">Client or staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Reason">Why they are offered.</param>
public sealed record Suggestion(Guid ContactId, ContactKind Kind, string Name, SuggestionReason Reason);

/// <summary>
/// A text from nobody known, or from a number that several people share:
/// <c>GET /api/messaging/unassigned?standing=&amp;cursor=</c>, newest first, 25 a page.
/// </summary>
/// <param name="TextId">The text message.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="Phone">The sender: E.164, a short code or a name.</param>
/// <param name="Body">The words; empty for a picture alone.</param>
/// <param name="Pictures">How many pictures came with it.</param>
/// <param name="Reason">Why it is unassigned.</param>
/// <param name="Standing">What became of it.</param>
/// <param name="Suggestions">Who may have sent it, likeliest first; empty once it is assigned.</param>
/// <param name="AssignedTo">In whose feed it stands; null unless assigned.</param>
/// <param name="AssignedName">Their name; null unless assigned.</param>
/// <param name="DecidedBy">Who assigned it or blocked its sender; null while open.</param>
/// <param name="DecidedAt">When, UTC; null while open.</param>
/// <param name="Remembered">The number was remembered with the assignment.</param>
public sealed record UnassignedText(
    Guid TextId,
    DateTimeOffset At,
    string Phone,
    string Body,
    int Pictures,
    UnassignedReason Reason,
    UnassignedStanding Standing,
    IReadOnlyList<Suggestion> Suggestions,
    Guid? AssignedTo,
    string? AssignedName,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    bool Remembered);

/// <summary>How many texts are in each list: <c>GET /api/messaging/unassigned/count</c>.</summary>
/// <param name="Open">Wait for somebody.</param>
/// <param name="Assigned">Stand in a feed; can be undone.</param>
/// <param name="Blocked">Came from blocked senders.</param>
public sealed record UnassignedCount(long Open, long Assigned, long Blocked);

/// <summary>Say whose a text is: <c>POST /api/messaging/unassigned/{textId}/assign</c> with an <c>Idempotency-Key</c>.</summary>
/// <param name="ContactId">A client or a member of staff.</param>
/// <param name="RememberNumber">The next text from this number goes to their feed by itself.</param>
public sealed record AssignText(Guid ContactId, bool RememberNumber);
