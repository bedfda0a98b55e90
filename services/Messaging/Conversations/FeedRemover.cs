using Messaging.Data;
using Messaging.Live;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>Takes an entry out of a feed that was put there by mistake. Only what came in can go: what was written stays.</summary>
public static class FeedRemover
{
    /// <summary>The entry, the line in the list and the news for open pages, in the caller's transaction; the rest waits for <c>SaveChanges</c>.</summary>
    public static async Task RemoveAsync(this MessagingDb db, Guid feedMessageId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = await db.FeedMessages.AsNoTracking().SingleOrDefaultAsync(
            message => message.Id == feedMessageId && message.Kind != FeedEntryKind.Outbound, cancellationToken);
        if (message is null) return;
        // The lock of the conversation first, as everybody who writes into it.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM conversations WHERE contact_id = {message.ContactId} FOR UPDATE", cancellationToken);
        await db.FeedMessages.Where(row => row.Id == feedMessageId).ExecuteDeleteAsync(cancellationToken);

        var newest = await db.FeedMessages.AsNoTracking().Where(row => row.ContactId == message.ContactId)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        var unread = message.Kind is FeedEntryKind.Inbound ? 1 : 0;
        if (newest is null)
        {
            // The row stays, because the places it gave out must not be given out again; what it shows is empty.
            await db.Database.ExecuteSqlAsync($"UPDATE conversations SET preview = '', last_is_inbound = false, unread = 0 WHERE contact_id = {message.ContactId}", cancellationToken);
        }
        else
        {
            var preview = Preview.Of(PlainText.From(newest.Html));
            await db.Database.ExecuteSqlAsync($"""
                UPDATE conversations SET preview = {preview}, last_at = {newest.CreatedAt}, last_is_inbound = {newest.Kind != FeedEntryKind.Outbound},
                  unread = greatest(0, unread - {unread}) WHERE contact_id = {message.ContactId}
                """, cancellationToken);
        }

        db.FeedChanges.Add(new FeedChange { CompanyId = message.CompanyId, What = FeedChangeKind.Entry, EntityId = feedMessageId, At = now });
        db.FeedChanges.Add(new FeedChange { CompanyId = message.CompanyId, What = FeedChangeKind.Conversation, EntityId = message.ContactId, At = now });
    }
}
