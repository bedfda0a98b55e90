using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Billing.Usage;

/// <summary>What kind of fact an entry is; the words of the API.</summary>
public static class UsageKind
{
    public const string Sent = "sent";
    public const string Received = "received";
    public const string Failed = "failed";
    public const string Corrected = "corrected";
}

/// <summary>
/// One fact about one text message. Written once, never changed: corrections are entries of their own. Only its place in
/// the months may be filled in later, once, for a company that was not known when it came.
/// </summary>
public sealed class UsageEntry : ICompanyOwned
{
    /// <summary>Category of texts that came in; those that went out have the name of their purpose.</summary>
    public const string ReceivedCategory = "Received";

    private UsageEntry()
    {
    }

    public Guid TextMessageId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>0 for the fact itself, then the number of the correction.</summary>
    public int Revision { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>Carrier segments of the fact.</summary>
    public int Segments { get; private init; }

    /// <summary>Pictures in it.</summary>
    public int Pictures { get; private init; }

    /// <summary>STOP, START or HELP.</summary>
    public bool IsKeyword { get; private init; }

    /// <summary>Of a failure: the carrier had taken it before.</summary>
    public bool WasAccepted { get; private init; }

    /// <summary>Purpose of a sent text, or <see cref="ReceivedCategory"/>; what a correction corrects decides its own.</summary>
    public string Category { get; private set; } = "";

    /// <summary>With whom; null for people nobody knows.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>
    /// What this fact changed the count of its text by, see <see cref="UsagePolicy"/>; the sum over the entries is the usage.
    /// </summary>
    public int Texts { get; private set; }

    /// <summary>When it happened, by the publisher's clock; a correction has the time of what it corrects.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When we learned of it.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The month it is billed in, as its first day; null until the company is known.</summary>
    public DateOnly? Month { get; private set; }

    /// <summary>Its true day in the company's calendar.</summary>
    public DateOnly? Day { get; private set; }

    public static UsageEntry Of(MessageSent sent, DateTimeOffset now) => new()
    {
        TextMessageId = sent.TextMessageId,
        Kind = UsageKind.Sent,
        CompanyId = sent.CompanyId,
        Segments = sent.Segments,
        Pictures = sent.MediaCount,
        Category = sent.Purpose.ToString(),
        PersonId = sent.ContactId,
        At = sent.At.ToUniversalTime(),
        RecordedAt = now,
    };

    public static UsageEntry Of(MessageReceived received, DateTimeOffset now) => new()
    {
        TextMessageId = received.TextMessageId,
        Kind = UsageKind.Received,
        CompanyId = received.CompanyId,
        Segments = received.Segments,
        Pictures = received.MediaCount,
        IsKeyword = received.IsKeyword,
        Category = ReceivedCategory,
        PersonId = received.ContactId,
        At = received.At.ToUniversalTime(),
        RecordedAt = now,
    };

    public static UsageEntry Of(MessageFailed failed, DateTimeOffset now) => new()
    {
        TextMessageId = failed.TextMessageId,
        Kind = UsageKind.Failed,
        CompanyId = failed.CompanyId,
        WasAccepted = failed.WasAccepted,
        At = failed.At.ToUniversalTime(),
        RecordedAt = now,
    };

    public static UsageEntry Of(MessageSegmentsCorrected corrected, DateTimeOffset now) => new()
    {
        TextMessageId = corrected.TextMessageId,
        Kind = UsageKind.Corrected,
        Revision = corrected.Revision,
        CompanyId = corrected.CompanyId,
        Segments = corrected.Segments,
        At = now,
        RecordedAt = now,
    };

    /// <summary>True when this is the same fact told again.</summary>
    public bool Repeats(UsageEntry other) => (TextMessageId, Kind, Revision) == (other.TextMessageId, other.Kind, other.Revision);

    /// <summary>Works out what it changes, given what was known of its text before.</summary>
    public void Weigh(IReadOnlyCollection<UsageEntry> before)
    {
        Texts = UsagePolicy.Count([.. before, this]) - UsagePolicy.Count(before);
        if (Kind is UsageKind.Sent or UsageKind.Received || UsagePolicy.BaseOf(before) is not { } first) return;
        (Category, PersonId) = (first.Category, first.PersonId);
        // What it takes or gives back belongs to the month of the text itself, not to the day of the news.
        if (Texts != 0) At = first.At;
    }

    /// <summary>Gives it its place in the months of its company.</summary>
    public void Place(DateOnly month, DateOnly day) => (Month, Day) = (Month ?? month, Day ?? day);
}
