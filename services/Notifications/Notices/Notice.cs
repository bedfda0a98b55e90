using Notifications.Rules;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>One notice to one recipient by one channel, or, without a recipient, why nobody was told.</summary>
public sealed class Notice : ICompanyOwned
{
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

    public NoticeOutcome Outcome { get; private set; }

    /// <summary>Code of <see cref="Reasons"/>; null when it was sent.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>Who sent a held one at once.</summary>
    public string? ReleasedBy { get; private set; }

    /// <summary>A delay may grow and is decided again; everything else is decided once.</summary>
    public bool IsOpen => Reason is Reasons.NotLateEnough;

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

    /// <summary>The order to Messaging. Its key is the cause and the recipient: whoever sends it a second time texts nobody.</summary>
    internal SendMessage Order() => new(
        $"{EventId}:{RecipientId}:text", CompanyId, RecipientId, RecipientKind ?? throw new InvalidOperationException("A notice to nobody cannot be sent."),
        Words, Purpose.Notice, Urgency, NotAfter);
}
