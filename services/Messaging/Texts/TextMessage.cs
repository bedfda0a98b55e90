using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Messaging.Texts;

public enum TextDirection
{
    Outbound,
    Inbound,
}

public enum TextKind
{
    Sms,
    Mms,
}

/// <summary>What happens when the carrier never says whether it took a text.</summary>
public enum Urgency
{
    /// <summary>At most once: it is left unconfirmed, for a person to decide.</summary>
    Normal,

    /// <summary>At least once: it is sent again.</summary>
    Urgent,
}

/// <summary>One SMS or MMS on the wire, in or out. The row is the queue: a worker claims it and its status says where it stands.</summary>
public sealed partial class TextMessage : ICompanyOwned
{
    private TextMessage()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>To the millisecond; the same instant is in <see cref="Id"/>, see <see cref="TextId"/>.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public Guid CompanyId { get; private init; }

    public TextDirection Direction { get; private init; }

    /// <summary>Null while unassigned, and for answers to a number nobody knows.</summary>
    public Guid? ContactId { get; private init; }

    public Guid? FeedMessageId { get; private init; }

    /// <summary>Place in the conversation: texts leave in the order of (position, part). 0 outside a conversation.</summary>
    public long Position { get; private init; }

    /// <summary>1-based.</summary>
    public int Part { get; private init; } = 1;

    public int Parts { get; private init; } = 1;

    public TextKind Kind { get; private init; }

    public Purpose Purpose { get; private init; }

    public Urgency Urgency { get; private init; }

    /// <summary>Staff asked for a text for this very message, whatever the default delivery.</summary>
    public bool ChosenByStaff { get; private init; }

    /// <summary>The other end, E.164.</summary>
    public string Phone { get; private init; } = "";

    /// <summary>The company's number, E.164; null until a claim says which one the text leaves from.</summary>
    public string? CompanyNumber { get; private set; }

    public string Body { get; private init; } = "";

    public TextEncoding Encoding { get; private init; }

    /// <summary>Our own count, until the carrier corrects it.</summary>
    public int Segments { get; private set; } = 1;

    /// <summary>How often the carrier has corrected it.</summary>
    public int SegmentsRevision { get; private set; }

    /// <summary>The text whose second try this is; null for a first one.</summary>
    public Guid? RetryOf { get; private init; }

    /// <summary>It came in while we could not be reached, and was found in the carrier's list afterwards.</summary>
    public bool Recovered { get; private init; }

    /// <summary>Pictures: the carrier's addresses for inbound ones, ours for outbound ones.</summary>
    public string[] MediaUrls { get; private init; } = [];

    /// <summary>It came in and was STOP, START or HELP: it does not count as used.</summary>
    public bool IsKeyword { get; private init; }

    /// <summary>Loses its point after this; null for never.</summary>
    public DateTimeOffset? NotAfter { get; private init; }

    /// <summary>The key of the order that asked for it; what becomes of it is told under this key. Null for most.</summary>
    public string? OrderKey { get; private init; }

    /// <summary>Not needed once this person has texted them, which the claim looks at; null for most.</summary>
    public Guid? ToldByAuthor { get; private init; }

    /// <summary>What they wrote before, UTC, was about something else.</summary>
    public DateTimeOffset? ToldBySince { get; private init; }

    /// <summary>W3C traceparent of the click that caused it.</summary>
    public string? TraceParent { get; private init; }

    public TextStatus Status { get; private set; }

    public DateTimeOffset StatusAt { get; private set; }

    /// <summary>The number of the claim that sends it; a late answer of an earlier one is recognised by it.</summary>
    public int Attempt { get; private set; }

    /// <summary>Until when the claim holds; null when it is not being sent.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Not before this: back-off while queued, the next look while in doubt.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>SHA-256 of what the claim sends, to recognise it in the carrier's list.</summary>
    public byte[]? ClaimedHash { get; private set; }

    public string? CarrierSid { get; private set; }

    /// <summary>The carrier's own word that brought it where it stands.</summary>
    public string? CarrierStatus { get; private set; }

    /// <summary>The carrier's code.</summary>
    public int? ErrorCode { get; private set; }

    /// <summary>Why it was refused by us.</summary>
    public Reason? Refusal { get; private set; }

    /// <summary>When the carrier took it; from then on it counts as used.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }
}
