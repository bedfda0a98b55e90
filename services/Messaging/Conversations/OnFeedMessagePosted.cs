using Messaging.Data;
using Messaging.Media;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Messaging.Conversations;

/// <summary>
/// Somebody wrote in a feed elsewhere on the platform: it goes out like a message composed here. The post's id is the
/// feed message's, so a post that comes twice is written once. Its pictures are fetched afterwards; their texts wait for them.
/// </summary>
public sealed class OnFeedMessagePosted(MessagingDb db, MediaLinks links, PortalLink portal, TimeProvider clock) : IHandle<FeedMessagePosted>
{
    public async Task HandleAsync(FeedMessagePosted post, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(post.PostId, Guid.Empty);
        var html = post.Html ?? "";
        ArgumentOutOfRangeException.ThrowIfGreaterThan(html.Length, ComposeMessage.MaxHtml);
        if (await db.FeedMessages.AnyAsync(message => message.Id == post.PostId, cancellationToken)) return;

        // Its snapshot may still be on the way; the message is tried again, and kept aside if it never comes.
        var recipient = await Recipient.ReadAsync(db, post.ContactId, cancellationToken)
            ?? throw new InvalidOperationException($"Post {post.PostId} is for contact {post.ContactId}, whom nobody has told us of.");
        var author = await db.Contacts.Where(contact => contact.Id == post.AuthorId).Select(contact => contact.Name).SingleOrDefaultAsync(cancellationToken);

        var at = TextId.Instant(clock.GetUtcNow());
        var pictures = Pictures(post, at);
        var purpose = ComposeMessage.PurposeOf(post.Kind);
        var message = new NewMessage(post.PostId, post.AuthorId, author, ChosenByStaff: post.Delivery is not null, purpose, pictures, at);
        var hasReportCard = message.Planned is [{ IsReportCard: true }, ..];
        var wish = new Wish(html, post.Delivery, message.Planned.Count - (hasReportCard ? 1 : 0), hasReportCard, purpose);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SendFeedMessage.WriteAsync(db, message, Draft.Make(wish, recipient, portal, at), recipient, links, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static MessagePicture[] Pictures(FeedMessagePosted post, DateTimeOffset at)
    {
        string[] card = post.ReportCardUrl is { Length: > 0 } url ? [url] : [];
        return [.. card.Concat(post.Images ?? []).Take(ComposeMessage.MaxPictures).Select((address, index) =>
        {
            var image = Image.ToFetch(post.CompanyId, ImageOrigin.Platform, address, at);
            return new MessagePicture(image.Id, IsReportCard: index < card.Length, image);
        })];
    }
}
