using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

/// <summary>One step in the life of a text, append-only: every transition and every callback, whatever it changed.</summary>
public sealed class TextEvent : ICompanyOwned
{
    public const string Composed = "composed";
    public const string Claimed = "claimed";
    public const string Accepted = "accepted";
    public const string CarrierStatus = "carrier-status";
    public const string InDoubt = "in-doubt";
    public const string Listed = "listed";
    public const string Retried = "retried";
    public const string Refused = "refused";
    public const string Failed = "failed";
    public const string Unconfirmed = "unconfirmed";
    public const string Received = "received";
    public const string SegmentsCorrected = "segments-corrected";
    public const string SentAgain = "sent-again";
    public const string Assigned = "assigned";
    public const string Unassigned = "unassigned";

    public long Id { get; private init; }

    public required Guid TextId { get; init; }

    public required Guid CompanyId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of the constants above.</summary>
    public required string What { get; init; }

    /// <summary>Attempt, carrier status or code.</summary>
    public string? Detail { get; init; }
}
