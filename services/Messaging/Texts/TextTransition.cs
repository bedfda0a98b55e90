using System.Globalization;
using Messaging.Carrier;
using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>
/// The only place where a text changes its state: news in, the new row with its history and facts out. Our own news is
/// fenced by the attempt; the carrier's is evidence and holds whenever it comes.
/// </summary>
internal static class TextTransition
{
    /// <param name="firstFetch">After so much silence an accepted text is looked up at the carrier.</param>
    /// <returns>Null: the news comes too late to matter.</returns>
    public static TextStep? Apply(TextRow text, TextNews news, TimeSpan firstFetch, DateTimeOffset now) =>
        Decide(text, news, firstFetch, now) is not { } step ? null
        : OrderNews.Of(text, step.After, now) is { } told ? step with { Facts = [.. step.Facts, told] }
        : step;

    private static TextStep? Decide(TextRow text, TextNews news, TimeSpan firstFetch, DateTimeOffset now) => news switch
    {
        TextNews.Claimed claimed => Claim(text, claimed, now),
        TextNews.RefusedByUs refused => Move(text, SendEvent.RefusedByUs, now, TextEvent.Refused, refused.Reason.Words().Code)
            .With(row => row with { Refusal = refused.Reason }),
        TextNews.CarrierSaid said => Hear(text, said, now + firstFetch, now),
        TextNews.Answered { Outcome: SendOutcome.Accepted accepted } => Hear(text, new(text.Id, accepted.Sid, accepted.Status, ErrorCode: null), now + firstFetch, now),
        TextNews.Answered answered when answered.Attempt == text.Attempt => Answer(text, answered, now),
        TextNews.LeaseExpired expired when expired.Attempt == text.Attempt => Doubt(text, SendEvent.LeaseExpired, "no answer", now),
        TextNews.NotListed missing when missing.Attempt == text.Attempt && text.Status is TextStatus.InDoubt =>
            new(text, text with { NextAttemptAt = missing.LookAgainAt }, [new(TextEvent.Listed, "not there")], []),
        TextNews.Silent silent when silent.Attempt == text.Attempt => GiveUp(text, now),
        _ => null,
    };

    private static TextStep? Claim(TextRow text, TextNews.Claimed claim, DateTimeOffset now) =>
        Move(text, SendEvent.Claimed, now, TextEvent.Claimed, Digits(text.Attempt + 1)).With(row => row with
        {
            Attempt = text.Attempt + 1,
            LeaseUntil = claim.LeaseUntil,
            CompanyNumber = claim.CompanyNumber,
            ClaimedHash = claim.Hash,
        });

    private static TextStep? Answer(TextRow text, TextNews.Answered answer, DateTimeOffset now) => answer.Outcome switch
    {
        SendOutcome.SurelyNotSent { TooFast: true } => Retry(text, answer, "too fast", now),
        SendOutcome.SurelyNotSent => Retry(text, answer, "not reached", now),
        SendOutcome.AccountStopped => Retry(text, answer, "account stopped", now),
        SendOutcome.Refused { Code: var code } when CarrierErrors.Of(code).RetryAfter is not null => Retry(text, answer, Digits(code), now),
        SendOutcome.Refused { Code: var code } => Fail(text, code, now),
        _ => Doubt(text, SendEvent.AnswerUnknown, null, now),
    };

    private static TextStep? Retry(TextRow text, TextNews.Answered answer, string? why, DateTimeOffset now) =>
        Move(text, SendEvent.SurelyNotSent, now, TextEvent.Retried, why)
            .With(row => row with { LeaseUntil = null, NextAttemptAt = answer.RetryAt });

    private static TextStep? Fail(TextRow text, int? code, DateTimeOffset now) =>
        Move(text, SendEvent.RefusedByCarrier, now, TextEvent.Failed, Digits(code), new MessageFailed(text.Id, text.CompanyId, now, code, WasAccepted: false))
            .With(row => row with { LeaseUntil = null, ErrorCode = code }) is { } step
            ? step with { StoppedAtCarrier = code == CarrierErrors.OptedOut }
            : null;

    // The lease stays: it says when the attempt was made, which the search in the carrier's list needs.
    private static TextStep? Doubt(TextRow text, SendEvent happened, string? why, DateTimeOffset now) =>
        Move(text, happened, now, TextEvent.InDoubt, why).With(row => row with { NextAttemptAt = now });

    private static TextStep? GiveUp(TextRow text, DateTimeOffset now) => text.Urgency is Urgency.Urgent
        ? Move(text, SendEvent.SilentAtLeastOnce, now, TextEvent.Retried, "unconfirmed").With(row => row with { LeaseUntil = null, NextAttemptAt = now })
        : Move(text, SendEvent.SilentAtMostOnce, now, TextEvent.Unconfirmed, null).With(row => row with { LeaseUntil = null, Refusal = Reason.Unconfirmed });

    private static TextStep Hear(TextRow text, TextNews.CarrierSaid news, DateTimeOffset fetchAt, DateTimeOffset now)
    {
        var (sid, word, code) = (news.Sid, news.Status, news.ErrorCode);
        var said = TextStatuses.FromCarrier(word);
        var status = TextStatuses.Merge(text.Status, said ?? TextStatus.Accepted);
        var moved = status != text.Status;
        var after = text with { CarrierSid = text.CarrierSid ?? sid };
        if (moved)
        {
            after = after with
            {
                Status = status,
                StatusAt = now,
                LeaseUntil = null,
                Refusal = null,
                CarrierStatus = said is null ? null : word,
                ErrorCode = status is TextStatus.FailedAtCarrier or TextStatus.Undelivered ? code : null,
                AcceptedAt = text.AcceptedAt ?? now,
                NextAttemptAt = status.IsFinal() ? DateTimeOffset.MaxValue : fetchAt,
            };
        }

        if (Corrects(text, news.Segments)) after = after with { Segments = news.Segments!.Value, SegmentsRevision = text.SegmentsRevision + 1 };
        var retryAt = after.Status.IsLost() && !text.Status.IsLost() ? RetryPlan.At(text, code, now) : null;

        List<TextLine> lines = text.Status.IsAccepted() ? [] : [new(TextEvent.Accepted, sid)];
        if (word is not null) lines.Add(new(TextEvent.CarrierStatus, LineOf(text, sid, word, code)));
        if (after.Segments != text.Segments) lines.Add(new(TextEvent.SegmentsCorrected, $"{Digits(text.Segments)} to {Digits(after.Segments)}"));
        if (retryAt is not null) lines.Add(new(TextEvent.SentAgain, Digits(code)));
        return new(text, after, lines, [.. FactsOf(text, after, code, now)])
        {
            RetryAt = retryAt,
            Sid = sid == text.CarrierSid ? null : sid,
            StoppedAtCarrier = code == CarrierErrors.OptedOut,
        };
    }

    // A picture message counts as one whatever its words would make, and right after a create the carrier has not counted yet.
    private static bool Corrects(TextRow text, int? segments) => segments > 0 && segments != text.Segments && text.MediaCount == 0;

    // The line is also the key that makes a repeated callback leave one trace. A second SID means that the carrier took two attempts.
    private static string LineOf(TextRow text, string sid, string word, int? code) =>
        word + (code is null ? "" : $" {Digits(code)}") + (text.CarrierSid is null || text.CarrierSid == sid ? "" : $" ({sid})");

    private static IEnumerable<object> FactsOf(TextRow before, TextRow after, int? code, DateTimeOffset now)
    {
        if (!before.Status.IsAccepted())
            yield return new MessageSent(after.Id, after.CompanyId, after.ContactId, now, before.Segments, after.MediaCount, after.Purpose);
        if (before.SegmentsRevision != after.SegmentsRevision)
            yield return new MessageSegmentsCorrected(after.Id, after.CompanyId, after.Segments, after.SegmentsRevision);
        if (before.Status == after.Status) yield break;
        if (after.Status is TextStatus.Delivered) yield return new MessageDelivered(after.Id, after.CompanyId, now);
        if (after.Status.IsLost() && !before.Status.IsLost()) yield return new MessageFailed(after.Id, after.CompanyId, now, code, WasAccepted: true);
    }

    private static TextStep? Move(TextRow text, SendEvent happened, DateTimeOffset now, string what, string? detail, params object[] facts) =>
        TextStatuses.Next(text.Status, happened) is { } status
            ? new(text, text with { Status = status, StatusAt = now }, [new(what, detail)], facts)
            : null;

    private static TextStep? With(this TextStep? step, Func<TextRow, TextRow> change) => step is null ? null : step with { After = change(step.After) };

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
