using Notifications.Rules;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>What is done with a notice, and when.</summary>
internal sealed record Decided(NoticeOutcome Outcome, string? Reason, DateTimeOffset? HeldUntil)
{
    internal static readonly Decided Send = new(NoticeOutcome.Sent, null, null);

    internal static Decided Skip(string reason) => new(NoticeOutcome.Skipped, reason, null);
}

/// <summary>Something the same person was told a moment ago.</summary>
internal sealed record ToldBefore(Guid RecipientId, NoticeChannel Channel, NoticeKind Kind, string Words, DateTimeOffset At);

/// <summary>Now, later or never: the same for all rules, and asked again when a held one is due.</summary>
internal static class Timing
{
    /// <summary>What comes closer together than this to one person is one piece of news.</summary>
    internal static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    /// <param name="draft">Whom to tell what.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="situation">The company as it is now.</param>
    /// <param name="before">What its people were told lately.</param>
    /// <param name="now">UTC.</param>
    internal static Decided Decide(Draft draft, NoticeKind kind, Situation situation, IReadOnlyList<ToldBefore> before, DateTimeOffset now)
    {
        if (situation.Company is { Active: false }) return Decided.Skip(Reasons.CompanyLeft);
        if (now > draft.NotAfter) return Decided.Skip(Reasons.Stale);
        if (before.Any(told => IsTheSame(told, draft, kind, now))) return Decided.Skip(Reasons.Coalesced);
        if (draft.Urgency is SendUrgency.Urgent || situation.Settings.QuietHours is not { } quiet) return Decided.Send;

        var zone = LocalTime.Zone(draft.TimeZone, situation.Company?.TimeZone);
        if (LocalTime.QuietUntil(now, quiet.From, quiet.To, zone) is not { } until) return Decided.Send;
        return until > draft.NotAfter ? Decided.Skip(Reasons.TooLateAfterQuietHours) : new(NoticeOutcome.Held, Reasons.QuietHours, until);
    }

    // Two services of one visit are started at once; the client wants to know that somebody is there.
    private static bool IsTheSame(ToldBefore told, Draft draft, NoticeKind kind, DateTimeOffset now) =>
        told.RecipientId == draft.RecipientId && told.Channel == draft.Channel && told.Kind == kind && told.At > now - Together
        && (kind is NoticeKind.EventStarted || told.Words == draft.Words);
}
