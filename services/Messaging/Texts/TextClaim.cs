using System.Diagnostics;
using Messaging.Contacts;
using Microsoft.Extensions.Options;
using Npgsql;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;

namespace Messaging.Texts;

/// <summary>
/// Claims the texts that can leave now. One transaction locks the recipient's opt-out row, asks once more whether the
/// text may leave, and commits the intent; only then may a byte go out. A STOP committed before it always wins.
/// </summary>
internal sealed class TextClaim(NpgsqlDataSource database, TextSteps writing, IOptions<TextOptions> options, TimeProvider clock)
{
    // A claim takes some milliseconds to come to its decision. For a sender that has room again within so much it does all of
    // that before, and decides on the moment: what came later every time would add up to a part of what the sender may send.
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes at most so many, none of the accounts that rest or the companies that stand aside.</summary>
    public async Task<Claim> TakeAsync(
        int atMost, IReadOnlyCollection<string> restingAccounts, IReadOnlyCollection<Guid> aside, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = clock.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var candidates = await ClaimSql.FindAsync(connection, atMost, restingAccounts, aside, found, found + options.Value.LongestSlack + Ahead, cancellationToken);
        if (candidates.Count == 0) return new([], 0, await ClaimSql.RoomAsync(connection, found, options.Value.LongestSlack, cancellationToken) - Ahead);

        var locked = await ClaimSql.LockAsync(connection, candidates, clock.GetUtcNow(), cancellationToken);
        // After the locks: a clock read before them could be older than a STOP.
        var now = clock.GetUtcNow();
        var (claimed, steps, uses, roomAt) = Decide(locked, now);
        if (steps.Count + uses.Count == 0 && roomAt > now && roomAt - now <= Ahead)
        {
            // Under the locks, so no STOP is older than the decision. Whole milliseconds, rather late than early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((roomAt.Value - now).TotalMilliseconds)), clock, cancellationToken);
            now = clock.GetUtcNow();
            (claimed, steps, uses, roomAt) = Decide(locked, now);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        writing.AddTo(batch, steps, now);
        if (uses.Count > 0) batch.BatchCommands.Add(ClaimSql.KeepPace(uses));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        writing.Announce(steps);
        return new(claimed, steps.Count - claimed.Count, roomAt - Ahead);
    }

    /// <summary>What may leave now; of the rest, when the first has room.</summary>
    private (List<ClaimedText> Claimed, List<TextStep> Steps, Dictionary<Guid, SenderUse> Uses, DateTimeOffset? RoomAt) Decide(LockedTexts locked, DateTimeOffset now)
    {
        var (claimed, steps, uses, roomAt) = (new List<ClaimedText>(), new List<TextStep>(), new Dictionary<Guid, SenderUse>(), (DateTimeOffset?)null);
        foreach (var text in locked.Texts)
        {
            if (Refuses(text, now) is { } reason)
            {
                Add(new TextNews.RefusedByUs(text.Row.Id, reason));
                continue;
            }

            // Without a paced sender the row is in another replica's hands, or the bucket is empty: it stays queued.
            if (!uses.TryGetValue(text.Row.CompanyId, out var use) && !locked.Uses.TryGetValue(text.Row.CompanyId, out use)) continue;
            var limits = options.Value.LimitsOf(text.Sender!.MessagingServiceSid);
            var (mayLeave, after) = limits.Take(use, text.Row.Segments, now);
            if (after != use) uses[text.Row.CompanyId] = after;
            else if (!mayLeave && limits.Pace.RoomAt(use.FullAt, text.Row.Segments) is var room && (roomAt is null || room < roomAt)) roomAt = room;
            if (!mayLeave) continue;
            var lease = now + options.Value.Lease;
            if (!Add(new TextNews.Claimed(text.Row.Id, text.Sender.Number, ClaimedText.HashOf(text.Body, text.MediaUrls), lease))) continue;
            claimed.Add(new(text.Row.Id, text.Row.CompanyId, text.Row.Attempt + 1, lease, text.Sender.AccountSid, text.Sender.MessagingServiceSid,
                text.Row.Phone, text.Body, text.MediaUrls, text.Row.NotAfter, text.Row.TraceParent));

            bool Add(TextNews news)
            {
                if (TextTransition.Apply(text.Row, news, options.Value.FetchSteps[0], now) is not { } step) return false;
                steps.Add(step with { TraceParent = TextTelemetry.Trace(step, Activity.Current?.Context ?? default) });
                return true;
            }
        }

        return (claimed, steps, uses, roomAt);
    }

    private Reason? Refuses(LockedText text, DateTimeOffset now) => MayText.Refuses(new MayTextQuestion(
        text.Contact,
        text.Sender?.Standing,
        text.OptedOut,
        text.SpendingCapReached,
        text.Row.Purpose,
        Urgent: text.Row.Urgency is Urgency.Urgent,
        text.ChosenByStaff,
        text.Row.NotAfter ?? text.Row.CreatedAt + options.Value.GiveUpAfter,
        now,
        text.StoppedSince,
        text.ToldMeanwhile,
        StopNoted: text.StopNoted));
}

/// <summary>What a claim took.</summary>
/// <param name="Claimed">May leave now.</param>
/// <param name="Refused">How many were refused, and are gone from the queue.</param>
/// <param name="RoomAt">With nothing taken: when to claim for the next company that has room again; null when none waits for that.</param>
internal sealed record Claim(IReadOnlyList<ClaimedText> Claimed, int Refused, DateTimeOffset? RoomAt);

/// <summary>Facts about a queued text, as fresh as the locks.</summary>
internal sealed record LockedText(
    TextRow Row, string Body, IReadOnlyList<string> MediaUrls, bool ChosenByStaff, bool OptedOut, bool StoppedSince, bool StopNoted, ContactFacts Contact, ClaimSender? Sender, bool SpendingCapReached,
    bool ToldMeanwhile);

/// <summary>The company's number as the replica has it.</summary>
internal sealed record ClaimSender(string Number, string AccountSid, string MessagingServiceSid, SenderStanding Standing);

/// <summary>What a claim holds: texts in the order in which they may leave, and what each company's sender has used.</summary>
internal sealed record LockedTexts(IReadOnlyList<LockedText> Texts, Dictionary<Guid, SenderUse> Uses);
