using Messaging.Contacts;
using Messaging.Data;
using Messaging.Media;
using Messaging.OptOuts;
using Messaging.Texts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>A picture of a message that is being written.</summary>
/// <param name="ImageId">The picture.</param>
/// <param name="ToFetch">Set while it is not here: its row, which is written in the same commit.</param>
public sealed record MessagePicture(Guid ImageId, bool IsReportCard, Image? ToFetch = null)
{
    /// <summary>False: it can never be had, so no text is planned for it.</summary>
    public bool IsPossible => ToFetch?.State is not ImageState.Failed;
}

/// <summary>Who wrote a message, and what belongs to it.</summary>
/// <param name="Id">Of the feed message; what makes it unique.</param>
/// <param name="Pictures">All of them, the report card first.</param>
public sealed record NewMessage(Guid Id, Guid? AuthorId, string? AuthorName, bool ChosenByStaff, Purpose Purpose, IReadOnlyList<MessagePicture> Pictures, DateTimeOffset At)
{
    /// <summary>The pictures that a plan is made for.</summary>
    public IReadOnlyList<MessagePicture> Planned { get; } = [.. Pictures.Where(picture => picture.IsPossible)];

    public MessagePicture Of(PlannedPicture picture) => picture.IsReportCard
        ? Planned[0]
        : Planned[picture.Index + (Planned[0].IsReportCard ? 1 : 0)];
}

/// <summary>
/// Writes a draft into the feed: the entry, its texts, its pictures, the email and the news for the open pages are one
/// commit. Nothing has left the house then; the texts' rows are the queue. What was written before the number is live waits.
/// </summary>
public static class SendFeedMessage
{
    // Longer than a picture is ever tried to be fetched; after it the text goes, and the carrier says what is wrong.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly SegmentCount OnePicture = new(TextEncoding.Gsm7, 0, 1);

    /// <summary>In a transaction; the caller saves.</summary>
    public static async Task<(FeedMessage Message, IReadOnlyList<TextMessage> Texts)> WriteAsync(
        MessagingDb db, NewMessage message, Draft draft, Recipient recipient, MediaLinks links, CancellationToken cancellationToken)
    {
        var contact = recipient.Contact;
        var entry = Entry(message, draft, recipient);
        var position = await db.AppendAsync(entry, draft.PlainText.Length > 0 ? draft.PlainText : Pictures.Counted(message.Pictures.Count), cancellationToken);

        var texts = await QueueTextsAsync(db, message, draft, recipient, position, links, cancellationToken);
        Keep(db, message, draft, entry);
        if (HeldMessages.Waits(draft)) db.Held.Add(Held(message, contact));
        if (draft.Delivery.ByEmail && contact.Email is not null) db.Outbox.Add(EmailHalf.Of(recipient, entry, message.Planned, links, draft.Conversation));
        return (entry, texts);
    }

    /// <summary>Queues the texts of a draft, each once whatever happens. In a transaction; the caller saves.</summary>
    internal static async Task<IReadOnlyList<TextMessage>> QueueTextsAsync(
        MessagingDb db, NewMessage message, Draft draft, Recipient recipient, long position, MediaLinks links, CancellationToken cancellationToken)
    {
        var contact = recipient.Contact;
        var parts = draft.Parts.Count + draft.Pictures.Count;
        if (parts > 0) await db.RememberPhoneAsync(contact.CompanyId, contact.TextingPhone!, message.At, cancellationToken);
        var texts = new List<TextMessage>(parts);
        foreach (var words in draft.Parts) Queue(Text(words.Body, words.Size));
        foreach (var picture in draft.Pictures.Select(message.Of))
        {
            var text = Queue(Text("", OnePicture) with
            {
                MediaUrls = [links.ForOutside(contact.CompanyId, picture.ImageId, message.At + MediaLinks.ForTexts)],
                NotBefore = picture.ToFetch is null ? null : message.At + LongestWait,
            });
            picture.ToFetch?.LetWait(text.Id);
        }

        return texts;

        QueuedText Text(string body, SegmentCount size) => new(contact.CompanyId, contact.Id, contact.TextingPhone!, message.Purpose, body, size)
        {
            FeedMessageId = message.Id,
            Position = position,
            Part = texts.Count + 1,
            Parts = parts,
            ChosenByStaff = message.ChosenByStaff,
        };

        TextMessage Queue(QueuedText queued)
        {
            var text = TextMessage.Queue(queued, message.At);
            db.AddQueued(text, TextKeyKind.FeedPart, TextKey.FeedPart(message.Id, text.Part));
            texts.Add(text);
            return text;
        }
    }

    private static HeldRow Held(NewMessage message, Contact contact) => new()
    {
        FeedMessageId = message.Id,
        CompanyId = contact.CompanyId,
        ContactId = contact.Id,
        Purpose = message.Purpose,
        ChosenByStaff = message.ChosenByStaff,
        WrittenAt = message.At,
    };

    private static FeedMessage Entry(NewMessage message, Draft draft, Recipient recipient) => new()
    {
        Id = message.Id,
        CompanyId = recipient.Contact.CompanyId,
        ContactId = recipient.Contact.Id,
        Kind = FeedEntryKind.Outbound,
        Html = draft.Html,
        AuthorId = message.AuthorId,
        AuthorName = message.AuthorName,
        Delivery = draft.Delivery.Asked,
        NotTexted = draft.NotTexted,
        Note = OutboundNote.Of(draft, recipient),
        CreatedAt = message.At,
    };

    private static void Keep(MessagingDb db, NewMessage message, Draft draft, FeedMessage entry)
    {
        var dropped = draft.Dropped.Select(message.Of).ToHashSet();
        foreach (var (position, picture) in message.Pictures.Index())
        {
            if (picture.ToFetch is { } image) db.Images.Add(image);
            db.FeedPictures.Add(new FeedPicture
            {
                FeedMessageId = entry.Id,
                Position = position,
                CompanyId = entry.CompanyId,
                ImageId = picture.ImageId,
                IsReportCard = picture.IsReportCard,
                OverLimit = dropped.Contains(picture),
            });
        }
    }
}
