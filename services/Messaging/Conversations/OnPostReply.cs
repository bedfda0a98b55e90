using Messaging.Data;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>
/// A person answered an email of their feed: the answer stands in it as their own words, like a text they sent. The email's
/// id is the feed message's, so that one which comes twice is written once.
/// </summary>
public sealed class OnPostReply(MessagingDb db, TimeProvider clock) : IHandle<PostReply>
{
    public async Task HandleAsync(PostReply reply, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(reply.ReplyId, Guid.Empty);
        var words = (reply.Body ?? "").Replace("\0", "", StringComparison.Ordinal);
        if (await db.FeedMessages.AnyAsync(message => message.Id == reply.ReplyId, cancellationToken)) return;

        // Their snapshot may still be on the way; the message is tried again, and kept aside if it never comes.
        var person = await db.Contacts.AsNoTracking().SingleOrDefaultAsync(contact => contact.Id == reply.ContactId, cancellationToken)
            ?? throw new InvalidOperationException($"Reply {reply.ReplyId} is of contact {reply.ContactId}, whom nobody has told us of.");
        var entry = new FeedMessage
        {
            Id = reply.ReplyId,
            CompanyId = person.CompanyId,
            ContactId = person.Id,
            Kind = FeedEntryKind.Inbound,
            Html = SafeHtml.Escape(words),
            Note = ReplyNote.Of(reply, person.Email),
            CreatedAt = TextId.Instant(clock.GetUtcNow()),
        };

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.AppendAsync(entry, words.Length > 0 ? words : ReplyNote.Attachments(reply.LeftOut), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
