using Notifications.Rules;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>One notice to one recipient by one channel, or, without a recipient, why nobody was told.</summary>
public sealed class Notice : ICompanyOwned
{
    private const string KeyEnd = ":text";

    private Notice()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public NoticeKind Kind { get; private init; }

    /// <summary>What caused it.</summary>
    public string EventId { get; private init; } = "";

    public NoticeChannel Channel { get; private init; }

    /// <summary>Empty when it came to no recipient: the unique key compares it, and null is never equal.</summary>
    public Guid RecipientId { get; private init; }

    public ContactKind? RecipientKind { get; private init; }

    public string Words { get; private init; } = "";

    public SendUrgency Urgency { get; private init; }

    public DateTimeOffset? NotAfter { get; private init; }

    /// <summary>Who may tell them the same in words of their own, and since when that would be about this.</summary>
    public Guid? ToldByAuthor { get; private init; }

    public DateTimeOffset? ToldBySince { get; private init; }

    public NoticeOutcome Outcome { get; private set; }

    /// <summary>Code of <see cref="Reasons"/>; null when it was sent.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>The text that it became, the last one when it was sent again; null until Messaging has told.</summary>
    public Guid? TextId { get; private set; }

    public OrderedTextState? TextState { get; private set; }

    public DateTimeOffset? TextAt { get; private set; }

    /// <summary>Messaging's stable code for why it did not arrive.</summary>
    public string? TextReason { get; private set; }

    /// <summary>The same for people.</summary>
    public string? TextWords { get; private set; }

    /// <summary>Who sent a held one at once.</summary>
    public string? ReleasedBy { get; private set; }

    /// <summary>A delay may grow and is decided again; everything else is decided once.</summary>
    public bool IsOpen => Reason is Reasons.NotLateEnough;

    /// <summary>Messaging was told to text. What it refused then counts as skipped, and may still be sent again by somebody.</summary>
    public bool WasOrdered => Outcome is NoticeOutcome.Sent || TextId is not null;

    internal SendMessage.ToldBy? UnlessToldBy => ToldByAuthor is { } author && ToldBySince is { } since ? new(author, since) : null;

    internal static Notice Nobody(Guid companyId, NoticeKind kind, string eventId, string reason, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CompanyId = companyId,
        At = at,
        Kind = kind,
        EventId = eventId,
        Outcome = NoticeOutcome.Skipped,
        Reason = reason,
    };

    internal static Notice To(Guid companyId, NoticeKind kind, string eventId, Draft draft, Decided decided, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CompanyId = companyId,
        At = at,
        Kind = kind,
        EventId = eventId,
        Channel = draft.Channel,
        RecipientId = draft.RecipientId,
        RecipientKind = draft.RecipientKind,
        Words = draft.Words,
        Urgency = draft.Urgency,
        NotAfter = draft.NotAfter,
        ToldByAuthor = draft.UnlessToldBy?.AuthorId,
        ToldBySince = draft.UnlessToldBy?.Since,
        Outcome = decided.Outcome,
        Reason = decided.Reason,
        HeldUntil = decided.HeldUntil,
    };

    /// <summary>What was held is decided again.</summary>
    internal void Apply(Decided decided) => (Outcome, Reason, HeldUntil) = (decided.Outcome, decided.Reason, decided.HeldUntil);

    /// <summary>Somebody does not want to wait.</summary>
    internal void Release(string? by)
    {
        Apply(Decided.Send);
        ReleasedBy = by;
    }

    /// <summary>What became of its text, in whatever order that is told. What Messaging refused has told nobody.</summary>
    internal void Hear(OrderedTextChanged news)
    {
        if (!IsNews(news)) return;
        (TextId, TextState, TextAt) = (news.TextMessageId, news.State, news.At);
        (TextReason, TextWords) = (news.ReasonCode, news.Reason);
        Apply(news.State is OrderedTextState.Refused ? Decided.Skip(news.ReasonCode ?? Reasons.Refused) : Decided.Send);
    }

    // One that arrived is what counts; otherwise the last text, and of that how far it came. Later texts have higher ids.
    private bool IsNews(OrderedTextChanged news) => TextId is not { } known || TextState is not { } state
        || (news.State is OrderedTextState.Delivered ? state is not OrderedTextState.Delivered
            : state is not OrderedTextState.Delivered && (known == news.TextMessageId ? news.State > state : news.TextMessageId.CompareTo(known) > 0));

    /// <summary>The order to Messaging. Its key is the cause and the recipient: whoever sends it a second time texts nobody.</summary>
    internal SendMessage Order() => new(
        KeyOf(EventId, RecipientId), CompanyId, RecipientId, RecipientKind ?? throw new InvalidOperationException("A notice to nobody cannot be sent."),
        Words, Purpose.Notice, Urgency, NotAfter, UnlessToldBy);

    /// <summary>The event and the recipient that an order's key was made of; null when it is not one of ours.</summary>
    internal static (string EventId, Guid RecipientId)? CauseOf(string key)
    {
        if (!key.EndsWith(KeyEnd, StringComparison.Ordinal)) return null;
        var cause = key[..^KeyEnd.Length];
        var colon = cause.LastIndexOf(':');
        return colon > 0 && Guid.TryParse(cause[(colon + 1)..], out var recipient) ? (cause[..colon], recipient) : null;
    }

    private static string KeyOf(string eventId, Guid recipientId) => $"{eventId}:{recipientId}{KeyEnd}";
}
