using Messaging.Data;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>Feed messages as the feed shows them, with what became of their texts.</summary>
public static class FeedEntries
{
    /// <summary>One query for the texts of all messages. The result has the order of the messages.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> ReadEntriesAsync(
        this MessagingDb db, IReadOnlyList<FeedMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0) return [];
        var ids = messages.Select(message => (Guid?)message.Id).ToArray();
        // A text is as old as its feed message or younger: older months need not be read.
        var oldest = messages.Min(message => message.CreatedAt);
        var texts = await db.Texts.AsNoTracking()
            .Where(text => ids.Contains(text.FeedMessageId) && text.CreatedAt >= oldest)
            .ToListAsync(cancellationToken);
        var byMessage = texts.ToLookup(text => text.FeedMessageId);
        return [.. messages.Select(message => Entry(message, byMessage[message.Id]))];
    }

    public static FeedEntry Entry(FeedMessage message, IEnumerable<TextMessage> texts) => new(
        message.Id,
        message.ContactId,
        message.Kind,
        message.Html,
        message.CreatedAt,
        message.AuthorName,
        message.Delivery,
        message.NotTexted?.Words(),
        message.Note,
        [.. texts.OrderBy(text => text.Part).ThenBy(text => text.CreatedAt).Select(Text)]);

    private static FeedText Text(TextMessage text) => new(
        text.Id, text.Part, text.Parts, text.ShownState, text.ShownReason, text.Body, text.Segments, text.MediaUrls, text.StatusAt);
}
