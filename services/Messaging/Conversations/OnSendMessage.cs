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
public sealed class OnSendMessage(MessagingDb db, TimeProvider clock) : IHandleMany<SendMessage>
{
    // For nobody we know: such a text is kept whole and goes nowhere.
    private static readonly TextLimits AnyLimits = new(MaxTexts: 1, MaxImages: 0);

    public async Task HandleAsync(IReadOnlyList<Received<SendMessage>> messages, CancellationToken cancellationToken)
    {
        var at = TextId.Instant(clock.GetUtcNow());
        var notices = messages.Select(received => Notice.Of(received, at)).ToList();
        var isNew = await db.TakeKeysAsync(TextKeyKind.Source, [.. notices.Select(notice => (notice.Key, notice.FirstId, notice.Command.CompanyId))], at, cancellationToken);
        notices.RemoveAll(notice => !isNew.Contains(notice.FirstId));
        var people = await Recipient.ReadManyAsync(db, notices.Select(notice => notice.Command.ContactId), cancellationToken);
        var told = await ToldAlready.ReadAsync(db, [.. notices.Select(notice => notice.Command)], cancellationToken);
        var going = new List<(Notice Notice, Contact Contact, TextPlan Plan)>();
        foreach (var notice in notices)
        {
            // Nobody's company is current here, so that somebody else's client must not be found by an id.
            var recipient = people.GetValueOrDefault(notice.Command.ContactId) is { } person && person.Contact.CompanyId == notice.Command.CompanyId ? person : null;
            var plan = TextPlan.Make(notice.Body, imageCount: 0, hasReportCard: false, recipient?.Limits ?? AnyLimits);
            if (Refuses(recipient, notice, plan, notice.IsTold(told)) is { } reason) Refuse(notice, recipient, reason);
            else going.Add((notice, recipient!.Contact, plan));
        }

        if (going.Count > 0) await QueueAsync(going, cancellationToken);
    }

    private static Reason? Refuses(Recipient? recipient, Notice notice, TextPlan plan, bool toldAlready) => recipient switch
    {
        null => Reason.PersonUnknown,
        _ => recipient.RefusesNotice(notice.Urgent, notice.Command.NotAfter, toldAlready, notice.At) ?? (plan.Parts.Count == 0 ? Reason.NothingToText : null),
    };

    private void Refuse(Notice notice, Recipient? recipient, Reason reason)
    {
        db.AddRefused(TextMessage.Refuse(notice.Text(recipient?.Contact.TextingPhone ?? "", notice.Body, Segments.Count(notice.Body)), reason, notice.FirstId, notice.At));
        db.Outbox.Add(OrderNews.Refused(notice.Command, notice.FirstId, reason, notice.At));
        // The cap stops texts, not news.
        if (reason is Reason.SpendingCapReached && recipient?.Contact.Email is not null)
            db.Outbox.Add(EmailHalf.To(recipient, $"notice:{notice.FirstId}", SafeHtml.Escape(notice.Body), "notice"));
    }

    private async Task QueueAsync(List<(Notice Notice, Contact Contact, TextPlan Plan)> going, CancellationToken cancellationToken)
    {
        var entries = going.Select(go => (Entry: EntryOf(go.Notice, go.Contact), Phone: go.Contact.TextingPhone!, go.Notice.Body)).ToList();
        var positions = await db.AppendAsync(entries, cancellationToken);
        var texts = new List<(TextMessage Text, string Key)>();
        foreach (var ((notice, contact, plan), (entry, _, _), position) in going.Zip(entries, positions))
        {
            for (var part = 1; part <= plan.Parts.Count; part++)
            {
                var words = plan.Parts[part - 1];
                var text = TextMessage.Queue(
                    notice.Text(contact.TextingPhone!, words.Body, words.Size) with { FeedMessageId = entry.Id, Position = position, Part = part, Parts = plan.Parts.Count },
                    notice.At, part == 1 ? notice.FirstId : null);
                texts.Add((text, TextKey.FeedPart(entry.Id, part)));
            }
        }

        await db.WriteAsync(batch =>
        {
            batch.AddEntries(db, [.. entries.Select(entry => entry.Entry)]);
            batch.AddQueued(db, texts, TextKeyKind.FeedPart);
        }, cancellationToken);
    }

    private static FeedMessage EntryOf(Notice notice, Contact contact) => new()
    {
        Id = Guid.CreateVersion7(notice.At),
        CompanyId = contact.CompanyId,
        ContactId = contact.Id,
        Kind = FeedEntryKind.Outbound,
        Html = SafeHtml.Escape(notice.Body),
        Delivery = DeliveryMode.TextOnly,
        CreatedAt = notice.At,
    };

    /// <summary>The command, and the instant it came.</summary>
    private sealed record Notice(SendMessage Command, string Body, Guid FirstId, DateTimeOffset At, string? TraceParent)
    {
        public static Notice Of(Received<SendMessage> received, DateTimeOffset at)
        {
            ArgumentException.ThrowIfNullOrEmpty(received.Message.Key);
            return new(received.Message, received.Message.Body ?? "", TextId.New(at), at, received.TraceParent);
        }

        public string Key => TextKey.Source(Command.CompanyId, Command.Key);

        // "Somebody has to act now": before other texts, in spite of the cap, and rather twice than never.
        public bool Urgent => Command.Urgency is SendUrgency.Urgent;

        public bool IsTold(Dictionary<(Guid Contact, Guid Author), DateTimeOffset> lately) =>
            Command.UnlessToldBy is { } unless && lately.TryGetValue((Command.ContactId, unless.AuthorId), out var at) && at >= unless.Since;

        // An answer to a keyword is nobody's to ask for: it would go out in spite of almost everything.
        private Purpose Purpose => Command.Purpose is Purpose.KeywordReply ? Purpose.Notice : Command.Purpose;

        public QueuedText Text(string phone, string body, SegmentCount size) => new(Command.CompanyId, Command.ContactId, phone, Purpose, body, size)
        {
            Urgency = Urgent ? Urgency.Urgent : Urgency.Normal,
            NotAfter = Command.NotAfter,
            OrderKey = Command.Key,
            UnlessToldBy = Command.UnlessToldBy,
            TraceParent = TraceParent,
        };
    }
}
