using Messaging.Data;
using Messaging.Media;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>Feed messages as the feed shows them, with their pictures and what became of their texts.</summary>
public static class FeedEntries
{
    /// <summary>One query for the texts of all messages, and one or two for their pictures. The result has the order of the messages.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> ReadEntriesAsync(
        this MessagingDb db, IReadOnlyList<FeedMessage> messages, MediaLinks links, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (messages.Count == 0) return [];
        var ids = messages.Select(message => (Guid?)message.Id).ToArray();
        // A text is as old as its feed message or younger: older months need not be read.
        var oldest = messages.Min(message => message.CreatedAt);
        var texts = await db.Texts.AsNoTracking()
            .Where(text => ids.Contains(text.FeedMessageId) && text.CreatedAt >= oldest)
            .ToListAsync(cancellationToken);
        var images = await db.ReadImagesAsync(messages, texts, links, now, cancellationToken);
        var byMessage = texts.ToLookup(text => text.FeedMessageId);
        return [.. messages.Select(message => Entry(message, byMessage[message.Id], images, links, now))];
    }

    /// <summary>The pictures of these messages, by message and by inbound text.</summary>
    public static async Task<ILookup<Guid, FeedImage>> ReadImagesAsync(
        this MessagingDb db, IReadOnlyList<FeedMessage> messages, IReadOnlyList<TextMessage> texts, MediaLinks links, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = messages.Where(message => message.Kind is FeedEntryKind.Outbound).Select(message => message.Id).ToArray();
        var received = texts.Where(text => text is { Direction: TextDirection.Inbound, Kind: TextKind.Mms }).Select(text => (Guid?)text.Id).ToArray();
        var of = new List<(Guid Owner, FeedImage Image)>();
        if (written.Length > 0)
        {
            var pictures = await db.FeedPictures.AsNoTracking().Where(picture => written.Contains(picture.FeedMessageId))
                .Join(db.Images, picture => picture.ImageId, image => image.Id, (picture, image) => new { picture, image })
                .OrderBy(row => row.picture.Position)
                .ToListAsync(cancellationToken);
            of.AddRange(pictures.Select(row => (row.picture.FeedMessageId, Show(row.image, row.picture))));
        }

        if (received.Length > 0)
        {
            var pictures = await db.Images.AsNoTracking().Where(image => received.Contains(image.TextId)).OrderBy(image => image.Position).ToListAsync(cancellationToken);
            of.AddRange(pictures.Select(image => (image.TextId!.Value, Show(image, null))));
        }

        return of.ToLookup(row => row.Owner, row => row.Image);

        FeedImage Show(Image image, FeedPicture? picture) => new(
            image.Id,
            image.State,
            image.State is ImageState.Ready ? links.ForPage(image.CompanyId, image.Id, now) : null,
            image.Width,
            image.Height,
            picture?.IsReportCard ?? false,
            image.Problem?.Words(),
            picture?.OverLimit == true ? FeedPicture.OverLimitWords : null);
    }

    /// <param name="message">The entry.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="images">Pictures by message and by inbound text.</param>
    /// <param name="links">Makes the carrier's addresses good for a page.</param>
    /// <param name="now">The present time.</param>
    public static FeedEntry Entry(FeedMessage message, IEnumerable<TextMessage> texts, ILookup<Guid, FeedImage> images, MediaLinks links, DateTimeOffset now)
    {
        TextMessage[] ordered = [.. texts.OrderBy(text => text.Part).ThenBy(text => text.CreatedAt)];
        return new FeedEntry(
            message.Id,
            message.ContactId,
            message.Kind,
            message.Html,
            message.CreatedAt,
            message.AuthorName,
            message.Delivery,
            message.NotTexted?.Words(),
            message.Note,
            [.. ordered.Select(Text)])
        {
            Images = [.. images[message.Id], .. ordered.SelectMany(text => images[text.Id])],
            Recovered = ordered.Any(text => text.Recovered),
        };

        FeedText Text(TextMessage text) => new(
            text.Id, text.Part, text.Parts, text.ShownState, text.ShownReason, text.Body, text.Segments, MediaOf(text), text.StatusAt);

        // The carrier's own addresses are nothing a browser could open.
        IReadOnlyList<string> MediaOf(TextMessage text) => text.Direction is TextDirection.Inbound
            ? [.. images[text.Id].Select(image => image.Url).OfType<string>()]
            : [.. text.MediaUrls.Select(url => links.Renew(url, now))];
    }
}
