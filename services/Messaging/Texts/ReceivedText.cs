using System.Diagnostics;

namespace Messaging.Texts;

/// <summary>What has to be known of a text that came in.</summary>
/// <param name="ContactId">Null while nobody can say whose it is.</param>
/// <param name="Phone">As the carrier writes it: E.164, a short code or a name.</param>
public sealed record ReceivedText(Guid CompanyId, Guid? ContactId, string Phone, string CompanyNumber, string Body, int Segments, string CarrierSid)
{
    public Guid? FeedMessageId { get; init; }

    public long Position { get; init; }

    public TextKind Kind { get; init; }

    public string[] MediaUrls { get; init; } = [];

    public bool Recovered { get; init; }

    public bool IsKeyword { get; init; }
}

public sealed partial class TextMessage
{
    /// <summary>A text that came in. It is over: its status is one that nothing waits for.</summary>
    /// <param name="text">What came from whom.</param>
    /// <param name="id">Made of <paramref name="at"/>.</param>
    /// <param name="at">When, see <see cref="TextId.Instant"/>.</param>
    public static TextMessage Receive(ReceivedText text, Guid id, DateTimeOffset at) => new()
    {
        Id = id,
        CreatedAt = at,
        CompanyId = text.CompanyId,
        Direction = TextDirection.Inbound,
        ContactId = text.ContactId,
        FeedMessageId = text.FeedMessageId,
        Position = text.Position,
        Kind = text.Kind,
        Phone = text.Phone,
        CompanyNumber = text.CompanyNumber,
        Body = text.Body,
        Encoding = Texts.Segments.Count(text.Body).Encoding,
        Segments = text.Segments,
        MediaUrls = text.MediaUrls,
        IsKeyword = text.IsKeyword,
        CarrierSid = text.CarrierSid,
        Recovered = text.Recovered,
        TraceParent = Activity.Current?.Id,
        Status = TextStatus.Delivered,
        StatusAt = at,
        NextAttemptAt = at,
    };
}
