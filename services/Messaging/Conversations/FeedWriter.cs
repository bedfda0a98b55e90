using Messaging.Data;
using Messaging.Live;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>Puts an entry at the end of a feed: the entry, the line in the list, and the news for the open pages.</summary>
public static class FeedWriter
{
    /// <summary>
    /// Takes the conversation's lock until the present transaction ends, so that entries of one feed are written one after
    /// the other. The rest waits for <c>SaveChanges</c>.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="message">The entry.</param>
    /// <param name="plainText">What the list shows of it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <param name="now">The present time, when the entry is older: it is put where it belongs, and the list keeps its newest line.</param>
    /// <returns>The entry's place in the conversation, which its texts get too.</returns>
    public static async Task<long> AppendAsync(
        this MessagingDb db, FeedMessage message, string plainText, CancellationToken cancellationToken, DateTimeOffset? now = null)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The head of the conversation and its entry must be one commit: begin a transaction.");
        var inbound = message.Kind is not FeedEntryKind.Outbound;
        var preview = Preview.Of(plainText);
        var unread = message.Kind is FeedEntryKind.Inbound ? 1 : 0;
        var positions = await db.Database.SqlQuery<long>($"""
            INSERT INTO conversations AS c (contact_id, company_id, last_position, preview, last_at, last_is_inbound, unread)
            VALUES ({message.ContactId}, {message.CompanyId}, 1, {preview}, {message.CreatedAt}, {inbound}, {unread})
            ON CONFLICT (contact_id) DO UPDATE SET
              last_position = c.last_position + 1,
              preview = CASE WHEN excluded.last_at >= c.last_at THEN excluded.preview ELSE c.preview END,
              last_is_inbound = CASE WHEN excluded.last_at >= c.last_at THEN excluded.last_is_inbound ELSE c.last_is_inbound END,
              last_at = greatest(c.last_at, excluded.last_at), unread = c.unread + excluded.unread
            RETURNING last_position AS "Value"
            """).ToListAsync(cancellationToken);

        db.FeedMessages.Add(message);
        db.FeedChanges.Add(new FeedChange { CompanyId = message.CompanyId, What = FeedChangeKind.Entry, EntityId = message.Id, At = now ?? message.CreatedAt });
        db.FeedChanges.Add(new FeedChange { CompanyId = message.CompanyId, What = FeedChangeKind.Conversation, EntityId = message.ContactId, At = now ?? message.CreatedAt });
        return positions[0];
    }

    /// <summary>A place at the end of a feed for the texts of an entry that stands in it already. Takes the conversation's lock like <see cref="AppendAsync"/>.</summary>
    public static async Task<long> NextPositionAsync(this MessagingDb db, Guid contactId, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<long>($"""
            UPDATE conversations SET last_position = last_position + 1 WHERE contact_id = {contactId} RETURNING last_position AS "Value"
            """).ToListAsync(cancellationToken))[0];
}
