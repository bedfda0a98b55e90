namespace Texting.Contracts.Messaging.Http;

/// <summary>One person of a company as the lists show them: <c>GET /api/messaging/contacts?kind=</c>.</summary>
/// <param name="ContactId">The client or member of staff.</param>
/// <param name="Kind">Client or staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">E.164 when valid, else what was typed; null when empty.</param>
/// <param name="PhoneProblem">Why the number is not valid; null when it is.</param>
/// <param name="TextingEnabled">The contact's switch.</param>
/// <param name="DefaultDelivery">How messages go out by default.</param>
/// <param name="OptedOut">The number said STOP.</param>
public sealed record ContactRow(
    Guid ContactId,
    ContactKind Kind,
    string Name,
    string? Phone,
    Refusal? PhoneProblem,
    bool TextingEnabled,
    DeliveryMode DefaultDelivery,
    bool OptedOut);

/// <summary>Change one person's texting: <c>PUT /api/messaging/contacts/{id}/texting</c>. Null leaves a value as it is.</summary>
/// <param name="TextingEnabled">The contact's switch. It does not lift a STOP.</param>
/// <param name="DefaultDelivery">How messages go out by default.</param>
public sealed record ChangeTexting(bool? TextingEnabled, DeliveryMode? DefaultDelivery);

/// <summary>Change many people at once: <c>POST /api/messaging/contacts/bulk</c>, Idempotency-Key.</summary>
/// <param name="ContactIds">These people, at most 20,000; null for everybody whom <paramref name="Filter"/> finds.</param>
/// <param name="Filter">Whom to change when no ids are given; null for everybody.</param>
/// <param name="TextingEnabled">The new switch; null leaves it. It does not lift a STOP.</param>
/// <param name="DefaultDelivery">The new default; null leaves it.</param>
public sealed record BulkChangeRequest(
    IReadOnlyList<Guid>? ContactIds, ContactFilter? Filter, bool? TextingEnabled, DeliveryMode? DefaultDelivery);

/// <summary>Which people: the filters of the list.</summary>
/// <param name="Kind">Clients or staff; null for both.</param>
/// <param name="Search">Part of the name, or of the phone number when it has three digits or more.</param>
/// <param name="Valid">True: with a number that can be texted; false: without.</param>
/// <param name="TextingEnabled">The switch.</param>
/// <param name="DefaultDelivery">The default.</param>
/// <param name="OptedOut">True: the number said STOP.</param>
public sealed record ContactFilter(
    ContactKind? Kind = null, string? Search = null, bool? Valid = null, bool? TextingEnabled = null, DeliveryMode? DefaultDelivery = null, bool? OptedOut = null);

/// <summary>A change of many people: where it stands. <c>GET /api/messaging/contacts/bulk/{id}</c>.</summary>
/// <param name="Id">The change.</param>
/// <param name="People">How many it is about.</param>
/// <param name="Done">How many it has reached.</param>
/// <param name="Changed">How many of those were really changed; the others were so already.</param>
/// <param name="FinishedAt">When it ended, UTC; null while it runs.</param>
public sealed record BulkChangeProgress(Guid Id, int People, int Done, int Changed, DateTimeOffset? FinishedAt);

/// <summary>What a change of many people would do: <c>POST /api/messaging/contacts/bulk/preview</c>.</summary>
/// <param name="People">How many people it is about.</param>
/// <param name="WouldChange">How many of them are not so already.</param>
public sealed record BulkChangePreview(int People, int WouldChange);

/// <summary>One line of the consent timeline: <c>GET /api/messaging/contacts/{id}/consent</c>, newest first. Never changed, never deleted.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Change">What changed: <c>TextingEnabled</c>, <c>TextingDisabled</c>, <c>DefaultDelivery</c>, <c>OptedOut</c>, <c>OptedIn</c>.</param>
/// <param name="Source">By which way: <c>Staff</c>, <c>ClientPortal</c>, <c>StaffPage</c>, <c>Keyword</c>, <c>Carrier</c>.</param>
/// <param name="Phone">Which number, E.164; null when the person had none.</param>
/// <param name="By">The person who did it; null for a text or the carrier.</param>
/// <param name="Detail">The new value, the keyword, the carrier's code or the note.</param>
/// <param name="Wording">What the person read when agreeing; null when nothing was shown.</param>
public sealed record ConsentLine(DateTimeOffset At, string Change, string Source, string? Phone, string? By, string? Detail, string? Wording);

/// <summary>Staff heard by another way that somebody wants no more texts: <c>POST /api/messaging/contacts/{id}/opt-out</c>, Idempotency-Key.</summary>
/// <param name="Note">How it was said, for the timeline, 1-500 characters, for example <c>by phone</c>.</param>
public sealed record NoteOptOut(string Note);

/// <summary>A person's own texting: <c>GET /api/messaging/me/texting</c>, for clients in the portal and for staff.</summary>
/// <param name="TextingEnabled">The checkbox; the same field as the office's switch.</param>
/// <param name="Phone">E.164 when valid, else what was typed; null when there is none.</param>
/// <param name="PhoneProblem">Why the number is not valid; null when it is.</param>
/// <param name="OptedOut">The number said STOP: the checkbox does not lift that, START does.</param>
/// <param name="CompanyName">Whose texts they are.</param>
/// <param name="CompanyNumber">Where START has to be texted to, E.164; null while the company has no number.</param>
/// <param name="EmailOnly">The office chose email for this person, which cannot be overridden here.</param>
/// <param name="Wording">What stands beside the checkbox.</param>
/// <param name="WordingVersion">Which wording it is.</param>
public sealed record OwnTexting(
    bool TextingEnabled,
    string? Phone,
    Refusal? PhoneProblem,
    bool OptedOut,
    string CompanyName,
    string? CompanyNumber,
    bool EmailOnly,
    string Wording,
    string WordingVersion);

/// <summary>Change one's own texting: <c>PUT /api/messaging/me/texting</c>.</summary>
/// <param name="TextingEnabled">The checkbox.</param>
/// <param name="WordingVersion">The wording that was shown; kept as evidence. 409 <c>wording-changed</c> when there is a newer one.</param>
public sealed record ChangeOwnTexting(bool TextingEnabled, string WordingVersion);
