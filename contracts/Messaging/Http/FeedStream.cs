namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// The event names of <c>GET /api/messaging/conversations/stream</c> (Server-Sent Events). The data of
/// <see cref="Entry"/> is a <see cref="FeedEntry"/> in its newest form, new or changed: replace by its id.
/// The data of <see cref="Conversation"/> is a <see cref="ConversationSummary"/>: replace by its contact.
/// </summary>
/// <remarks>
/// Each event has an id; a client that reconnects with <c>Last-Event-ID</c> receives what it missed, at least once.
/// A comment line every 15 seconds keeps the connection open.
/// </remarks>
public static class FeedStream
{
    /// <summary>A feed entry was added or changed.</summary>
    public const string Entry = "entry";

    /// <summary>A line of the conversations list was added or changed.</summary>
    public const string Conversation = "conversation";

    /// <summary>
    /// An entry is in no feed any more, because its assignment was undone. The data is a <see cref="FeedEntryRemoved"/>.
    /// </summary>
    public const string Removed = "removed";

    /// <summary>
    /// Whether or how somebody can be texted may have changed: a STOP or START, a switch, a number, the standing of the
    /// company's own number, its settings or its spending cap. The data is a <see cref="FeedStandingChanged"/>: read the
    /// <see cref="ConversationHead"/> of an open feed again.
    /// </summary>
    public const string Standing = "standing";

    /// <summary>
    /// What was missed since <c>Last-Event-ID</c> is not known any more (after a day) or too much to repeat: load the
    /// newest pages afresh. The data is an empty object.
    /// </summary>
    public const string Reset = "reset";
}

/// <summary>The data of <see cref="FeedStream.Removed"/>.</summary>
/// <param name="Id">The feed message that is gone.</param>
public sealed record FeedEntryRemoved(Guid Id);

/// <summary>The data of <see cref="FeedStream.Standing"/>.</summary>
/// <param name="ContactId">Whose feed it concerns; null for every feed of the company.</param>
public sealed record FeedStandingChanged(Guid? ContactId);
