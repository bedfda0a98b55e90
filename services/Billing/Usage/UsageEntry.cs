using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>What kind of fact an entry is; the words of the API.</summary>
public static class UsageKind
{
    public const string Sent = "sent";
    public const string Received = "received";
    public const string Failed = "failed";
}

/// <summary>One fact about one text message. Written once, never changed: corrections are entries of their own.</summary>
public sealed class UsageEntry : ICompanyOwned
{
    private UsageEntry()
    {
    }

    public Guid TextMessageId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>0 for the fact itself, then one more for every correction of it.</summary>
    public int Revision { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>Carrier segments of the fact.</summary>
    public int Segments { get; private init; }

    /// <summary>Texts it counts for by <see cref="UsagePolicy"/>; the sum over the entries is the usage.</summary>
    public int Texts { get; private init; }

    /// <summary>When it happened, by the publisher's clock.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When we learned of it.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    public static UsageEntry Of(MessageSent sent, DateTimeOffset now) => new()
    {
        TextMessageId = sent.TextMessageId,
        Kind = UsageKind.Sent,
        CompanyId = sent.CompanyId,
        Segments = sent.Segments,
        Texts = UsagePolicy.Sent(sent.Segments, sent.MediaCount),
        At = sent.At,
        RecordedAt = now,
    };

    public static UsageEntry Of(MessageReceived received, DateTimeOffset now) => new()
    {
        TextMessageId = received.TextMessageId,
        Kind = UsageKind.Received,
        CompanyId = received.CompanyId,
        Segments = received.Segments,
        Texts = UsagePolicy.Received(received.Segments, received.MediaCount, received.IsKeyword),
        At = received.At,
        RecordedAt = now,
    };

    public static UsageEntry Of(MessageFailed failed, DateTimeOffset now) => new()
    {
        TextMessageId = failed.TextMessageId,
        Kind = UsageKind.Failed,
        CompanyId = failed.CompanyId,
        Texts = UsagePolicy.Failed,
        At = failed.At,
        RecordedAt = now,
    };
}
