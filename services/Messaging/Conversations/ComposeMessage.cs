using Messaging.Contacts;
using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Conversations;

/// <summary>
/// Staff writes into a feed: the entry, its texts, the email and the news for the open pages are one commit. Nothing has
/// left the house then; the texts' rows are the queue.
/// </summary>
public static class ComposeMessage
{
    public const int MaxHtml = 20_000;

    private const string NoAddress = "Not emailed: there is no email address in the profile.";

    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Created<FeedEntry>, ProblemHttpResult>> HandleAsync(
        Guid contactId, ComposeRequest request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Invalid(request.Html) is { } problem) return problem;
        if (await Recipient.ReadAsync(db, contactId, cancellationToken) is not { } recipient) return Problem.NotFound("contact");

        var at = TextId.Instant(clock.GetUtcNow());
        var draft = Draft.Make(request.Html, request.Delivery, recipient, at);
        if (draft.PlainText.Length == 0) return Problem.Invalid("html", "The message has no words.");

        var message = Write(draft, recipient.Contact, caller, at);
        var texts = await AddAsync(db, message, draft, recipient, chosenByStaff: request.Delivery is not null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/messaging/conversations/{contactId}/messages", FeedEntries.Entry(message, texts));
    }

    /// <summary>Null when it can be read.</summary>
    internal static ProblemHttpResult? Invalid(string? html) => html switch
    {
        null or "" => Problem.Invalid("html", "Write something."),
        { Length: > MaxHtml } => Problem.Invalid("html", $"A message has at most {MaxHtml} characters; this one has {html.Length}."),
        _ => null,
    };

    private static FeedMessage Write(Draft draft, Contact contact, CurrentCompany author, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CompanyId = contact.CompanyId,
        ContactId = contact.Id,
        Kind = FeedEntryKind.Outbound,
        Html = draft.Html,
        AuthorId = author.PersonId,
        AuthorName = author.PersonName,
        Delivery = draft.Delivery.Asked,
        NotTexted = draft.NotTexted,
        Note = draft.Delivery.ByEmail && contact.Email is null ? NoAddress : null,
        CreatedAt = at,
    };

    private static async Task<List<TextMessage>> AddAsync(
        MessagingDb db, FeedMessage message, Draft draft, Recipient recipient, bool chosenByStaff, CancellationToken cancellationToken)
    {
        var contact = recipient.Contact;
        var parts = draft.Parts;
        if (parts.Count > 0) await db.RememberPhoneAsync(contact.CompanyId, contact.TextingPhone!, message.CreatedAt, cancellationToken);
        var position = await db.AppendAsync(message, draft.PlainText, cancellationToken);

        var texts = parts.Select((part, index) => TextMessage.Queue(
            new QueuedText(contact.CompanyId, contact.Id, contact.TextingPhone!, Purpose.FeedMessage, part.Body, part.Size)
            {
                FeedMessageId = message.Id,
                Position = position,
                Part = index + 1,
                Parts = parts.Count,
                ChosenByStaff = chosenByStaff,
            }, message.CreatedAt)).ToList();
        foreach (var text in texts) db.AddQueued(text, TextKeyKind.FeedPart, TextKey.FeedPart(message.Id, text.Part));
        if (draft.Delivery.ByEmail && contact.Email is not null) db.Outbox.Add(Email(recipient, message));
        return texts;
    }

    private static SendEmail Email(Recipient recipient, FeedMessage message) => new(
        Key: $"feed:{message.Id}",
        message.CompanyId,
        recipient.Contact.Email!,
        Subject: recipient.Company is { } company ? $"New message from {company.Name}" : "New message",
        message.Html,
        ReplyTo: null,
        Purpose: "feed-message");
}
