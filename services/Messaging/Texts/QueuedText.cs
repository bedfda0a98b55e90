using System.Diagnostics;
using Messaging.Data;
using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>What has to be known of a text that is to go out.</summary>
/// <param name="Position">Place of its cause in the conversation.</param>
public sealed record QueuedText(Guid CompanyId, Guid? ContactId, string Phone, Purpose Purpose, string Body, SegmentCount Size)
{
    public Guid? FeedMessageId { get; init; }

    public long Position { get; init; }

    public int Part { get; init; } = 1;

    public int Parts { get; init; } = 1;

    public Urgency Urgency { get; init; }

    public bool ChosenByStaff { get; init; }

    public DateTimeOffset? NotAfter { get; init; }
}

public sealed partial class TextMessage
{
    /// <summary>A text that waits for its turn.</summary>
    /// <param name="text">What to send to whom.</param>
    /// <param name="at">The instant of its cause, see <see cref="TextId.Instant"/>.</param>
    public static TextMessage Queue(QueuedText text, DateTimeOffset at) => new()
    {
        Id = TextId.New(at),
        CreatedAt = at,
        CompanyId = text.CompanyId,
        Direction = TextDirection.Outbound,
        ContactId = text.ContactId,
        FeedMessageId = text.FeedMessageId,
        Position = text.Position,
        Part = text.Part,
        Parts = text.Parts,
        Kind = TextKind.Sms,
        Purpose = text.Purpose,
        Urgency = text.Urgency,
        ChosenByStaff = text.ChosenByStaff,
        Phone = text.Phone,
        Body = text.Body,
        Encoding = text.Size.Encoding,
        Segments = text.Size.Segments,
        NotAfter = text.NotAfter,
        TraceParent = Activity.Current?.Id,
        Status = TextStatus.Queued,
        StatusAt = at,
        NextAttemptAt = at,
    };
}

/// <summary>Puts texts into the queue.</summary>
public static class TextQueue
{
    /// <summary>Adds a text with the first step of its life; its key makes that the same cause cannot queue it twice.</summary>
    public static void AddQueued(this MessagingDb db, TextMessage text, TextKeyKind kind, string key)
    {
        db.Texts.Add(text);
        db.TextKeys.Add(new TextKey { Kind = kind, Key = key, TextId = text.Id, CompanyId = text.CompanyId, CreatedAt = text.CreatedAt });
        db.TextEvents.Add(new TextEvent { TextId = text.Id, CompanyId = text.CompanyId, At = text.CreatedAt, What = TextEvent.Composed });
    }
}
