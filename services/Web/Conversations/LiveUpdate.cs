using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>Something the pages of one browser tab have to show.</summary>
public abstract record LiveUpdate;

/// <summary>A feed entry, new or changed, in its newest form.</summary>
public sealed record EntryChanged(FeedEntry Entry) : LiveUpdate;

/// <summary>An entry is in no feed any more.</summary>
public sealed record EntryRemoved(Guid Id) : LiveUpdate;

/// <summary>A line of the conversations list, new or changed.</summary>
public sealed record ConversationChanged(ConversationSummary Conversation) : LiveUpdate;

/// <summary>Whether or how somebody can be texted may have changed: one person, or null for everybody of the company.</summary>
public sealed record StandingChanged(Guid? ContactId) : LiveUpdate;

/// <summary>Something may have been missed: load the newest page once more, whatever the stream repeats.</summary>
public sealed record CatchUp : LiveUpdate;

/// <summary>The state of the connection, for the person to see.</summary>
public sealed record LiveStateChanged(LiveState State) : LiveUpdate;

public enum LiveState
{
    Connecting,
    Live,
    Interrupted,
    SignedOut,
}
