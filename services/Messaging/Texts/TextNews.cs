using Messaging.Carrier;

namespace Messaging.Texts;

/// <summary>Something we did or learned about one text. Whoever learns it, all news goes through <see cref="TextTransition"/>.</summary>
internal abstract record TextNews(Guid TextId)
{
    /// <summary>The carrier's SID that the news brings; null when it brings none.</summary>
    public virtual string? Sid => null;

    /// <summary>A claim let it leave; written before the first byte does.</summary>
    public sealed record Claimed(Guid TextId, string CompanyNumber, byte[] Hash, DateTimeOffset LeaseUntil) : TextNews(TextId);

    /// <summary>It may not leave.</summary>
    public sealed record RefusedByUs(Guid TextId, Reason Reason) : TextNews(TextId);

    /// <summary>How the create of one attempt ended.</summary>
    /// <param name="RetryAt">When to try again, should it be safe to.</param>
    public sealed record Answered(Guid TextId, int Attempt, SendOutcome Outcome, DateTimeOffset RetryAt) : TextNews(TextId)
    {
        public override string? Sid => (Outcome as SendOutcome.Accepted)?.Sid;
    }

    /// <summary>Nobody will tell any more how the attempt ended: its process is gone.</summary>
    public sealed record LeaseExpired(Guid TextId, int Attempt) : TextNews(TextId);

    /// <summary>A complete list of the carrier does not have the attempt, and it is too early to conclude anything.</summary>
    public sealed record NotListed(Guid TextId, int Attempt, DateTimeOffset LookAgainAt) : TextNews(TextId);

    /// <summary>Answer, callbacks and list were all silent for the quiet period.</summary>
    public sealed record Silent(Guid TextId, int Attempt) : TextNews(TextId);

    /// <summary>The carrier told where the text is: in its answer, in a callback, in its list.</summary>
    /// <param name="Status">The carrier's word; null or unknown still proves that it has the text.</param>
    /// <param name="Segments">The carrier's count; null or 0 while it has not counted.</param>
    public sealed record CarrierSaid(Guid TextId, string CarrierSid, string? Status, int? ErrorCode, int? Segments = null) : TextNews(TextId)
    {
        public override string Sid => CarrierSid;
    }
}
