using System.Diagnostics;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Media;
using Messaging.Senders;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Inbound;

/// <summary>
/// A text came in: the text, its feed entry, what its keyword changes and the fact for the others are one commit. The
/// carrier is answered after it, so what was answered is stored, and what it delivers again has no effect.
/// </summary>
public static class ReceiveText
{
    // Answers leave through the queue like every other text: what is said here would be neither logged nor counted.
    private static readonly ContentHttpResult Taken = TypedResults.Content("<Response/>", "text/xml");

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        IFormCollection form, MessagingDb db, CurrentCompany company, IOptions<InboundOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!InboundText.TryRead(form, out var text, out var errors)) return Problem.Invalid(errors);

        var now = clock.GetUtcNow();
        await TakeAsync(text, form, TextId.Instant(now), db, company, now, options.Value, cancellationToken);
        return Taken;
    }

    /// <summary>Stores a text for the company whose number it came to, or sets it aside. Twice is once.</summary>
    /// <param name="text">What came.</param>
    /// <param name="form">The same, whole.</param>
    /// <param name="at">When it came, see <see cref="TextId.Instant"/>.</param>
    /// <param name="db">In a scope of its own.</param>
    /// <param name="company">Of that scope; set to the owner.</param>
    /// <param name="now">The present time, later than <paramref name="at"/> for what was recovered.</param>
    /// <param name="options">Whether we answer keywords.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    internal static async Task TakeAsync(
        InboundText text, IFormCollection form, DateTimeOffset at, MessagingDb db, CurrentCompany company, DateTimeOffset now, InboundOptions options,
        CancellationToken cancellationToken)
    {
        if (await db.FindOwnerAsync(text.AccountSid, text.To, cancellationToken) is { } owner)
        {
            company.Use(owner);
            await StoreAsync(text, owner, at, now, db, options, cancellationToken);
        }
        else
        {
            await db.QuarantineAsync(text, form, at, cancellationToken);
            Activity.Current?.SetTag("texting.inbound", "quarantined");
        }
    }

    private static async Task StoreAsync(
        InboundText text, Guid companyId, DateTimeOffset at, DateTimeOffset now, MessagingDb db, InboundOptions options, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The lock of the opt-out comes first, as in the claim that lets a text leave.
        var keyword = await db.HearAsync(text, companyId, at, cancellationToken);
        var id = TextId.New(at);
        if (!await ClaimSidAsync(db, text.Sid, id, companyId, at, cancellationToken))
        {
            Activity.Current?.SetTag("texting.inbound", "repeated");
            return;
        }

        var match = SenderMatch.Find(await CandidatesAsync(db, text.From, cancellationToken));
        var contactId = (match as SenderMatch.One)?.ContactId;
        keyword.Record(db, text, contactId, at);
        if (options.AnswerKeywords) await db.AnswerAsync(keyword, text, companyId, contactId, at, cancellationToken);
        var (feedMessageId, position) = contactId is { } contact
            ? await ShowAsync(db, text, keyword, companyId, contact, at, now, cancellationToken)
            : (default(Guid?), 0);

        db.Texts.Add(TextMessage.Receive(new ReceivedText(companyId, contactId, text.From, text.To, text.Body, text.Segments, text.Sid)
        {
            FeedMessageId = feedMessageId,
            Position = position,
            MediaUrls = text.MediaUrls,
            Kind = text.MediaCount > 0 ? TextKind.Mms : TextKind.Sms,
            Recovered = text.Recovered,
            IsKeyword = keyword.IsKeyword,
        }, id, at));
        db.TextEvents.Add(new TextEvent { TextId = id, CompanyId = companyId, At = now, What = TextEvent.Received, Detail = text.Recovered ? "recovered" : null });
        db.Images.AddRange(Image.OfText(companyId, id, text.MediaUrls, at, now));
        if (contactId is null) await db.KeepUnassignedAsync(text, id, companyId, match, keyword.IsKeyword, at, now, cancellationToken);
        db.Outbox.Add(new MessageReceived(id, companyId, contactId, at, text.Segments, text.MediaCount, keyword.IsKeyword));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Activity.Current?.SetTag("texting.inbound", "stored").SetTag("texting.sender", match.GetType().Name).SetTag("texting.keyword", keyword.Kind.ToString());
    }

    // Waits for a delivery of the same text that is being stored at this moment, and then finds its key.
    private static async Task<bool> ClaimSidAsync(
        MessagingDb db, string sid, Guid textId, Guid companyId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO text_keys (kind, key, text_id, company_id, created_at)
            VALUES ({nameof(TextKeyKind.CarrierSid)}, {sid}, {textId}, {companyId}, {at})
            ON CONFLICT (kind, key) DO NOTHING
            """, cancellationToken) == 1;

    private static async Task<List<SenderCandidate>> CandidatesAsync(MessagingDb db, string phone, CancellationToken cancellationToken)
    {
        var people = await db.Contacts.Where(contact => contact.TextingPhone == phone)
            .Select(contact => new { contact.Id, contact.Kind, contact.Active, Remembered = false })
            .Concat(db.ContactPhones.Where(known => known.Phone == phone && known.Remembered)
                .Join(db.Contacts, known => known.ContactId, contact => contact.Id, (known, contact) => new { contact.Id, contact.Kind, contact.Active, Remembered = true }))
            .ToListAsync(cancellationToken);
        return [.. people.Select(person => new SenderCandidate(person.Id, person.Kind, person.Active, person.Remembered))];
    }

    private static async Task<(Guid?, long)> ShowAsync(
        MessagingDb db, InboundText text, HeardKeyword keyword, Guid companyId, Guid contactId, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = new FeedMessage
        {
            Id = Guid.CreateVersion7(at),
            CompanyId = companyId,
            ContactId = contactId,
            Kind = keyword.IsKeyword ? FeedEntryKind.Keyword : FeedEntryKind.Inbound,
            Html = SafeHtml.Escape(text.Body),
            Note = InboundNote.Of(text, keyword.Kind),
            CreatedAt = at,
        };
        var position = await db.AppendAsync(message, text.Body.Length > 0 ? text.Body : InboundNote.Pictures(text.MediaCount), cancellationToken, now);
        return (message.Id, position);
    }
}
