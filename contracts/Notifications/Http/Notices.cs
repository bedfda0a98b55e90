using System.Text.Json.Serialization;
using Texting.Contracts.Messaging;

namespace Texting.Contracts.Notifications.Http;

/// <summary>What a notice is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>A visit was started; for its client.</summary>
    EventStarted,

    /// <summary>A client requests services; for the office.</summary>
    ServicesRequested,

    /// <summary>A client requests a change or cancellation; for the office.</summary>
    ServiceChangeRequested,

    /// <summary>Somebody is late to their own event; for themselves.</summary>
    StaffLateToOwnEvent,

    /// <summary>Somebody is late to an event; for the office.</summary>
    StaffLateToEvent,
}

/// <summary>By which way somebody hears.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeChannel>))]
public enum NoticeChannel
{
    /// <summary>A text message. Emails of the product have a list of their own.</summary>
    Text,
}

/// <summary>What was done with a notice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeOutcome>))]
public enum NoticeOutcome
{
    /// <summary>Handed on: Messaging was told to text. What became of the text says <see cref="NoticeRow.Text"/>.</summary>
    Sent,

    /// <summary>Waits for the end of the quiet hours, then goes; or goes at once with <c>POST …/notices/{id}/send-now</c>.</summary>
    Held,

    /// <summary>Nobody is told, and <see cref="NoticeRow.Reason"/> says why: a rule, the time, or because this person may not be texted.</summary>
    Skipped,
}

/// <summary>
/// One notice to one person, or why nobody was told: <c>GET /api/notifications/notices?eventId=&amp;kind=&amp;outcome=&amp;cursor=</c>,
/// for admins and office managers, newest first, 50 a page. Filters can be combined.
/// </summary>
/// <param name="Id">The notice.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="EventId">What caused it: the platform's id of the event or request, or the natural key of a cause of our own.</param>
/// <param name="Channel">By which way.</param>
/// <param name="RecipientId">The client or member of staff; null when it came to no recipient.</param>
/// <param name="RecipientKind">Which of the two; null like the recipient.</param>
/// <param name="RecipientName">Their name; null when it is not known here.</param>
/// <param name="Words">What they are told; empty when nobody is.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Why it was skipped or is held; null when it was sent.</param>
/// <param name="HeldUntil">When a held one goes, UTC; null otherwise.</param>
/// <param name="ReleasedBy">Who sent a held one at once; null otherwise.</param>
/// <param name="Text">What became of its text; null while nothing was heard of it, and where there is none.</param>
public sealed record NoticeRow(
    Guid Id,
    DateTimeOffset At,
    NoticeKind Kind,
    string EventId,
    NoticeChannel Channel,
    Guid? RecipientId,
    ContactKind? RecipientKind,
    string? RecipientName,
    string Words,
    NoticeOutcome Outcome,
    NoticeReason? Reason,
    DateTimeOffset? HeldUntil,
    string? ReleasedBy,
    NoticeText? Text = null);

/// <summary>The text that a notice became; the last one when it was sent again, unless an earlier one arrived.</summary>
/// <param name="Id">Of the text, for <c>GET /api/messaging/texts/{id}</c>: its whole life.</param>
/// <param name="State">How far it came.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="Reason">Why it did not arrive, with the codes of the Messages log, for example opted-out, texting-disabled or carrier-30003; null when there is nothing to explain.</param>
public sealed record NoticeText(Guid Id, OrderedTextState State, DateTimeOffset At, NoticeReason? Reason);

/// <summary>Why a notice was skipped or is held.</summary>
/// <param name="Code">Stable kebab-case name: switch-off, mobile-app-switch-off, company-left, no-office-people, told-already, person-inactive, not-late-enough, stale, coalesced, quiet-hours, too-late-after-quiet-hours; or one of the Messages log, for example opted-out.</param>
/// <param name="Words">The same for people, and what to do about it.</param>
public sealed record NoticeReason(string Code, string Words);
