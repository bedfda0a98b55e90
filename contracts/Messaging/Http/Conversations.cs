using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging.Http;

/// <summary>One line of the conversations list: <c>GET /api/messaging/conversations</c>.</summary>
/// <param name="ContactId">The client or member of staff; also the address of the feed.</param>
/// <param name="Kind">Client or staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Preview">First characters of the newest entry, plain; null while nothing was said.</param>
/// <param name="LastAt">When the newest entry came, UTC; null while nothing was said.</param>
/// <param name="LastIsInbound">True when the newest entry came from the contact.</param>
/// <param name="Unread">Entries from the contact that nobody has read yet.</param>
public sealed record ConversationSummary(
    Guid ContactId,
    ContactKind Kind,
    string Name,
    string? Preview,
    DateTimeOffset? LastAt,
    bool LastIsInbound,
    int Unread);

/// <summary>The head of a feed: who it is and whether they can be texted. <c>GET …/conversations/{contactId}</c>.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Kind">Client or staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">The resolved texting phone, E.164; null when there is none that is valid.</param>
/// <param name="DefaultDelivery">How messages go out when nothing else is asked.</param>
/// <param name="TextingEnabled">The contact's switch.</param>
/// <param name="OptedOut">The number said STOP; only START lifts it.</param>
/// <param name="CannotText">Why a text would be refused now; null when it would go.</param>
/// <param name="CompanyNumber">The company's text-only number, E.164; null before there is one.</param>
/// <param name="MaxParts">Most text messages one feed message may become.</param>
public sealed record ConversationHead(
    Guid ContactId,
    ContactKind Kind,
    string Name,
    string? Phone,
    DeliveryMode DefaultDelivery,
    bool TextingEnabled,
    bool OptedOut,
    Refusal? CannotText,
    string? CompanyNumber,
    int MaxParts);

/// <summary>A "no" with its reason, the same words on every screen.</summary>
/// <param name="Code">Stable, kebab-case, for example <c>opted-out</c>.</param>
/// <param name="Text">One sentence for people.</param>
/// <param name="Action">What to do about it, one sentence; null when there is nothing to do.</param>
public sealed record Refusal(string Code, string Text, string? Action);

/// <summary>What an entry of the feed is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedEntryKind>))]
public enum FeedEntryKind
{
    /// <summary>Written by staff or by the platform.</summary>
    Outbound,

    /// <summary>Came from the contact.</summary>
    Inbound,

    /// <summary>The contact texted STOP, START or HELP.</summary>
    Keyword,
}

/// <summary>One entry of a contact's feed.</summary>
/// <param name="Id">The feed message.</param>
/// <param name="ContactId">Whose feed.</param>
/// <param name="Kind">Outbound, inbound or keyword.</param>
/// <param name="Html">Sanitised HTML as composed; for inbound entries the text, escaped.</param>
/// <param name="At">When it was composed or received, UTC.</param>
/// <param name="AuthorName">Who wrote it; null for the contact itself.</param>
/// <param name="Delivery">Ways it took; null for inbound entries.</param>
/// <param name="NotTexted">Why no text went out although one was asked for; null otherwise.</param>
/// <param name="Note">An explanation for staff, for example what a keyword means; null when there is none.</param>
/// <param name="Texts">Its text messages, in order; empty for email only.</param>
public sealed record FeedEntry(
    Guid Id,
    Guid ContactId,
    FeedEntryKind Kind,
    string Html,
    DateTimeOffset At,
    string? AuthorName,
    DeliveryMode? Delivery,
    Refusal? NotTexted,
    string? Note,
    IReadOnlyList<FeedText> Texts)
{
    /// <summary>Its pictures, in order; those that came in and those that were written with.</summary>
    public IReadOnlyList<FeedImage> Images { get; init; } = [];

    /// <summary>The text came in while we could not be reached, and was fetched from the carrier afterwards.</summary>
    public bool Recovered { get; init; }
}

/// <summary>One text message of a feed entry, as the feed shows it.</summary>
/// <param name="Id">The text message.</param>
/// <param name="Part">1-based position.</param>
/// <param name="Parts">How many parts the feed message has.</param>
/// <param name="Status">State name, see <c>TextState</c>.</param>
/// <param name="Reason">Why it failed, was refused or is in doubt; null otherwise.</param>
/// <param name="Body">What is on the wire.</param>
/// <param name="Segments">Carrier segments.</param>
/// <param name="MediaUrls">Pictures, addresses below the gateway.</param>
/// <param name="StatusAt">When the state was last changed, UTC.</param>
public sealed record FeedText(
    Guid Id,
    int Part,
    int Parts,
    TextState Status,
    Refusal? Reason,
    string Body,
    int Segments,
    IReadOnlyList<string> MediaUrls,
    DateTimeOffset StatusAt);

/// <summary>The states of a text message that a person can see.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextState>))]
public enum TextState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>On its way to the carrier.</summary>
    Sending,

    /// <summary>The carrier's answer is unknown; being resolved.</summary>
    InDoubt,

    /// <summary>The carrier has it.</summary>
    Accepted,

    /// <summary>Handed to the phone's network.</summary>
    Sent,

    /// <summary>Reached the phone.</summary>
    Delivered,

    /// <summary>Did not reach the phone after the carrier took it.</summary>
    Undelivered,

    /// <summary>Refused by the carrier.</summary>
    Failed,

    /// <summary>Refused by us before it left.</summary>
    Refused,

    /// <summary>Never confirmed by the carrier; may be sent again by a person.</summary>
    Unconfirmed,

    /// <summary>Came in.</summary>
    Received,
}
