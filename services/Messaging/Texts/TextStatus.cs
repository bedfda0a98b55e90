using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// Where a text message stands. The numbers are ranks: of two pieces of news the one with the higher rank holds,
/// also in SQL. Everything from <see cref="Accepted"/> on is evidence of the carrier and beats what we believed.
/// </summary>
public enum TextStatus
{
    Queued = 0,
    Sending = 10,
    InDoubt = 20,
    Unconfirmed = 30,
    Refused = 40,

    /// <summary>The carrier refused it, or we gave up, before it was accepted: it does not count as used.</summary>
    Failed = 50,

    /// <summary>The carrier has it; from here on it counts as used.</summary>
    Accepted = 100,

    /// <summary>Of old rows; since then the same as <see cref="Accepted"/>.</summary>
    CarrierQueued = 110,

    /// <summary>Of old rows; since then the same as <see cref="Accepted"/>.</summary>
    CarrierSending = 120,
    Sent = 130,
    Canceled = 140,

    /// <summary>Accepted first, then failed at the carrier.</summary>
    FailedAtCarrier = 150,
    Undelivered = 160,

    // A late receipt after a negative one does occur, so delivered outranks undelivered.
    Delivered = 170,
}

/// <summary>What happens to a text before the carrier accepts it.</summary>
public enum SendEvent
{
    Claimed,
    RefusedByUs,
    SurelyNotSent,
    RefusedByCarrier,
    AnswerUnknown,
    LeaseExpired,

    /// <summary>In doubt, and callbacks and the carrier's list stayed silent: may it be sent again by itself?</summary>
    SilentAtMostOnce,
    SilentAtLeastOnce,
}

/// <summary>The send state machine. Ours moves by <see cref="Next"/>, the carrier's news by <see cref="Merge"/>.</summary>
public static class TextStatuses
{
    /// <summary>
    /// The state after an event of ours; null when it comes too late to matter, for example a time-out after a callback
    /// has already shown that the carrier accepted the text.
    /// </summary>
    public static TextStatus? Next(TextStatus current, SendEvent happened) => (current, happened) switch
    {
        (TextStatus.Queued, SendEvent.Claimed) => TextStatus.Sending,
        (TextStatus.Queued, SendEvent.RefusedByUs) => TextStatus.Refused,
        (TextStatus.Sending, SendEvent.SurelyNotSent) => TextStatus.Queued,
        (TextStatus.Sending, SendEvent.RefusedByCarrier) => TextStatus.Failed,
        (TextStatus.Sending, SendEvent.AnswerUnknown or SendEvent.LeaseExpired) => TextStatus.InDoubt,
        (TextStatus.InDoubt, SendEvent.SilentAtMostOnce) => TextStatus.Unconfirmed,
        (TextStatus.InDoubt, SendEvent.SilentAtLeastOnce) => TextStatus.Queued,
        _ => null,
    };

    /// <summary>
    /// Takes in what the carrier says, in its answer, a callback or its list. Associative, commutative and idempotent:
    /// callbacks may be lost, late, doubled and shuffled and still end in the same state.
    /// </summary>
    public static TextStatus Merge(TextStatus current, TextStatus fromCarrier) => fromCarrier > current ? fromCarrier : current;

    /// <summary>
    /// The carrier's word for a status; null for one we do not know, which changes nothing. Where in its house a text waits is kept
    /// in the history alone: people are shown no difference, and each difference costs a version of the row and of its indexes.
    /// </summary>
    public static TextStatus? FromCarrier(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => TextStatus.Accepted,
        "sent" => TextStatus.Sent,
        "canceled" => TextStatus.Canceled,
        "failed" => TextStatus.FailedAtCarrier,
        "undelivered" => TextStatus.Undelivered,
        "delivered" or "read" => TextStatus.Delivered,
        _ => null,
    };

    /// <summary>Counts as used.</summary>
    public static bool IsAccepted(this TextStatus status) => status >= TextStatus.Accepted;

    /// <summary>Nothing of ours will happen to it any more; news of the carrier still may.</summary>
    public static bool IsFinal(this TextStatus status) => status
        is TextStatus.Unconfirmed or TextStatus.Refused or TextStatus.Failed or >= TextStatus.Canceled;

    /// <summary>The carrier had it, and it did not arrive; a late receipt may still say otherwise.</summary>
    public static bool IsLost(this TextStatus status) => status is TextStatus.Canceled or TextStatus.FailedAtCarrier or TextStatus.Undelivered;

    /// <summary>What people are shown.</summary>
    public static TextState Shown(this TextStatus status) => status switch
    {
        TextStatus.Queued => TextState.Queued,
        TextStatus.Sending => TextState.Sending,
        TextStatus.InDoubt => TextState.InDoubt,
        TextStatus.Unconfirmed => TextState.Unconfirmed,
        TextStatus.Refused => TextState.Refused,
        TextStatus.Failed => TextState.Failed,
        TextStatus.Accepted or TextStatus.CarrierQueued or TextStatus.CarrierSending => TextState.Accepted,
        TextStatus.Sent => TextState.Sent,
        TextStatus.Delivered => TextState.Delivered,
        _ => TextState.Undelivered,
    };
}
