using Messaging.Contacts;
using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Texts;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications;

namespace Messaging.Conversations;

/// <summary>
/// A notice for one person. What may leave is queued and stands in the person's feed, because they will answer to it there;
/// what may not is kept in the log alone, with its reason. Its key makes that the same cause never texts twice.
/// </summary>
public sealed class OnSendMessage(MessagingDb db, TimeProvider clock) : IHandle<SendMessage>
{
    // For nobody we know: such a text is kept whole and goes nowhere.
    private static readonly TextLimits AnyLimits = new(MaxTexts: 1, MaxImages: 0);

    public async Task HandleAsync(SendMessage message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(message.Key);
        var at = TextId.Instant(clock.GetUtcNow());
        var notice = new Notice(message, message.Body ?? "", TextId.New(at), at);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TakeKeyAsync(TextKeyKind.Source, TextKey.Source(message.CompanyId, message.Key), notice.FirstId, message.CompanyId, at, cancellationToken)) return;
        var recipient = await Recipient.ReadAsync(db, message.ContactId, cancellationToken);
        var plan = TextPlan.Make(notice.Body, imageCount: 0, hasReportCard: false, recipient?.Limits ?? AnyLimits);
        if (Refuses(recipient, notice, plan) is { } reason) Refuse(notice, recipient, reason);
        else await QueueAsync(notice, recipient!.Contact, plan, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Reason? Refuses(Recipient? recipient, Notice notice, TextPlan plan) => recipient switch
    {
        null => Reason.PersonUnknown,
        _ => recipient.RefusesNotice(notice.Urgent, notice.Command.NotAfter, notice.At) ?? (plan.Parts.Count == 0 ? Reason.NothingToText : null),
    };

    private void Refuse(Notice notice, Recipient? recipient, Reason reason)
    {
        db.AddRefused(TextMessage.Refuse(notice.Text(recipient?.Contact.TextingPhone ?? "", notice.Body, Segments.Count(notice.Body)), reason, notice.FirstId, notice.At));
        if (reason is Reason.SpendingCapReached && recipient?.Contact.Email is { } email) db.Outbox.Add(Email(notice, recipient, email));
    }

    private async Task QueueAsync(Notice notice, Contact contact, TextPlan plan, CancellationToken cancellationToken)
    {
        await db.RememberPhoneAsync(contact.CompanyId, contact.TextingPhone!, notice.At, cancellationToken);
        var entry = new FeedMessage
        {
            Id = Guid.CreateVersion7(notice.At),
            CompanyId = contact.CompanyId,
            ContactId = contact.Id,
            Kind = FeedEntryKind.Outbound,
            Html = SafeHtml.Escape(notice.Body),
            Delivery = DeliveryMode.TextOnly,
            CreatedAt = notice.At,
        };
        var position = await db.AppendAsync(entry, notice.Body, cancellationToken);
        for (var part = 1; part <= plan.Parts.Count; part++)
        {
            var words = plan.Parts[part - 1];
            var text = TextMessage.Queue(
                notice.Text(contact.TextingPhone!, words.Body, words.Size) with { FeedMessageId = entry.Id, Position = position, Part = part, Parts = plan.Parts.Count },
                notice.At, part == 1 ? notice.FirstId : null);
            db.AddQueued(text, TextKeyKind.FeedPart, TextKey.FeedPart(entry.Id, part));
        }
    }

    // The cap stops texts, not news.
    private static SendEmail Email(Notice notice, Recipient recipient, string address) => new(
        Key: $"notice:{notice.FirstId}",
        notice.Command.CompanyId,
        address,
        Subject: recipient.Company is { } company ? $"New message from {company.Name}" : "New message",
        SafeHtml.Escape(notice.Body),
        ReplyTo: null,
        Purpose: "notice");

    /// <summary>The command, and the instant it came.</summary>
    private sealed record Notice(SendMessage Command, string Body, Guid FirstId, DateTimeOffset At)
    {
        // "Somebody has to act now": before other texts, in spite of the cap, and rather twice than never.
        public bool Urgent => Command.Urgency is SendUrgency.Urgent;

        // An answer to a keyword is nobody's to ask for: it would go out in spite of almost everything.
        private Purpose Purpose => Command.Purpose is Purpose.KeywordReply ? Purpose.Notice : Command.Purpose;

        public QueuedText Text(string phone, string body, SegmentCount size) => new(Command.CompanyId, Command.ContactId, phone, Purpose, body, size)
        {
            Urgency = Urgent ? Urgency.Urgent : Urgency.Normal,
            NotAfter = Command.NotAfter,
        };
    }
}
