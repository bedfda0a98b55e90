using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>What a transition reads and changes of a text, locked by the transaction that holds it.</summary>
internal sealed record TextRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CompanyId { get; init; }

    public Guid? ContactId { get; init; }

    public Guid? FeedMessageId { get; init; }

    public required int Part { get; init; }

    public required int Parts { get; init; }

    public required string Phone { get; init; }

    public required Purpose Purpose { get; init; }

    public required Urgency Urgency { get; init; }

    public required int Segments { get; init; }

    public required int MediaCount { get; init; }

    public string? TraceParent { get; init; }

    public required TextStatus Status { get; init; }

    public required DateTimeOffset StatusAt { get; init; }

    public required int Attempt { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }

    public string? CompanyNumber { get; init; }

    public byte[]? ClaimedHash { get; init; }

    public string? CarrierSid { get; init; }

    public string? CarrierStatus { get; init; }

    public int? ErrorCode { get; init; }

    public Reason? Refusal { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The text whose second try this is.</summary>
    public Guid? RetryOf { get; init; }

    /// <summary>How often the carrier has corrected our count.</summary>
    public int SegmentsRevision { get; init; }

    /// <summary>The key of the order that asked for it; null when nobody waits to hear.</summary>
    public string? OrderKey { get; init; }
}

/// <summary>One line for the history of a text.</summary>
internal readonly record struct TextLine(string What, string? Detail);

/// <summary>What one piece of news does to a text: all of it is written in one transaction, or none.</summary>
/// <param name="After">The row as it has to be; the same as before when only the history grows.</param>
/// <param name="Lines">For the history.</param>
/// <param name="Facts">For the bus.</param>
internal sealed record TextStep(TextRow Before, TextRow After, IReadOnlyList<TextLine> Lines, IReadOnlyList<object> Facts)
{
    /// <summary>The carrier told us of a STOP that we may have missed.</summary>
    public bool StoppedAtCarrier { get; init; }

    /// <summary>A SID that belongs to this text from now on.</summary>
    public string? Sid { get; init; }

    /// <summary>The trace that what follows belongs to.</summary>
    public string? TraceParent { get; init; }

    /// <summary>It is sent once more by then, as a text of its own.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>A good receipt after a bad one: a second try that still waits is not needed.</summary>
    public bool ArrivedAfterAll => After.Status is TextStatus.Delivered && Before.Status.IsLost();

    public bool Changes => Before.Status != After.Status;

    /// <summary>Half a message makes no sense: what follows this part stays here. A picture that is missing is no half.</summary>
    public bool HoldsBackTheRest =>
        Changes && After.Part < After.Parts && After.Refusal is not Reason.PictureNotFetched && After.Status is TextStatus.Refused or TextStatus.Failed or TextStatus.Unconfirmed;
}
