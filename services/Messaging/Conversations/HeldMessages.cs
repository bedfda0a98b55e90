using Messaging.Data;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Numbers;

namespace Messaging.Conversations;

/// <summary>Messages that wait for the company's number to become live.</summary>
internal static class HeldMessages
{
    /// <summary>Of one request.</summary>
    public const int MostAtOnce = 500;

    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(2);

    /// <summary>A message of the day before yesterday may have lost its point.</summary>
    public static DateTimeOffset StaleBefore(DateTimeOffset now) => now - StaleAfter;

    /// <summary>Whether this message waits: it is texts that were wanted, and only the carriers' approval is missing.</summary>
    public static bool Waits(Draft draft) => draft is { NotTexted: Reason.NotLiveYet, Plan.Texts: > 0 };

    public static Task<bool> IsLiveAsync(this MessagingDb db, CancellationToken cancellationToken) =>
        db.Senders.AnyAsync(sender => sender.Standing == SenderStanding.Live, cancellationToken);

    public static Task<int> CountHeldAsync(this MessagingDb db, CancellationToken cancellationToken) =>
        db.Held.CountAsync(row => row.DecidedAt == null, cancellationToken);

    /// <summary>
    /// Those that wait, oldest first, locked until the present transaction ends: of two people who decide at once the second
    /// finds them decided.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="companyId">Whose.</param>
    /// <param name="ids">These; null for all.</param>
    /// <param name="since">Not written before this; null for any time.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static Task<List<HeldRow>> LockHeldAsync(
        this MessagingDb db, Guid companyId, IReadOnlyList<Guid>? ids, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var chosen = ids?.ToArray();
        return db.Held.FromSql($"""
            SELECT * FROM held_messages
            WHERE company_id = {companyId} AND decided_at IS NULL
              AND ({chosen}::uuid[] IS NULL OR feed_message_id = ANY({chosen})) AND ({since}::timestamptz IS NULL OR written_at >= {since})
            ORDER BY written_at, feed_message_id LIMIT {MostAtOnce} FOR UPDATE
            """).OrderBy(row => row.WrittenAt).ThenBy(row => row.FeedMessageId).ToListAsync(cancellationToken);
    }
}
