using Messaging.Data;
using Messaging.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// A person decides that a text which did not arrive, or of which nobody knows, is to go once more: as a text of its own, so
/// that both lives can be read. The claim asks again whether it may leave.
/// </summary>
public static class SendAgain
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Created<LoggedText>, ProblemHttpResult>> HandleAsync(
        Guid textId, MessagingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (TextId.CreatedAt(textId) is not { } createdAt
            || await db.Texts.AsNoTracking().SingleOrDefaultAsync(text => text.Id == textId && text.CreatedAt == createdAt, cancellationToken) is not { } old)
            return Problem.NotFound("text");
        if (!IsPossible(old))
            return Problem.Of(409, "cannot-be-sent-again", "This text cannot be sent again.",
                $"It is {old.ShownState}. Only what was refused, failed, was not delivered or was never confirmed can be sent again.");

        var at = TextId.Instant(clock.GetUtcNow());
        var again = TextMessage.Again(old, TextId.New(at), at);
        // Two clicks with two keys, or a second try that is under way by itself.
        if (!await db.TakeKeyAsync(TextKeyKind.Again, textId.ToString("N"), again.Id, old.CompanyId, at, cancellationToken)
            || await db.Texts.AnyAsync(text => text.RetryOf == textId, cancellationToken))
            return Problem.Of(409, "sent-again-already", "This text was sent again already.", "Look at the text that was sent in its place; that one may be sent again if it did not arrive either.");

        db.Texts.Add(again);
        db.TextEvents.Add(new TextEvent { TextId = again.Id, CompanyId = again.CompanyId, At = at, What = TextEvent.Composed, Detail = "again" });
        db.TextEvents.Add(new TextEvent { TextId = old.Id, CompanyId = old.CompanyId, At = at, What = TextEvent.SentAgain });
        if (again.FeedMessageId is { } entry) db.FeedChanges.Add(new FeedChange { CompanyId = again.CompanyId, What = FeedChangeKind.Entry, EntityId = entry, At = at });
        await db.SaveChangesAsync(cancellationToken);
        var names = await db.Contacts.Where(contact => contact.Id == again.ContactId).ToDictionaryAsync(contact => contact.Id, contact => contact.Name, cancellationToken);
        return TypedResults.Created($"/api/messaging/texts/{again.Id}", ReadLog.Line(again, names));
    }

    internal static bool IsPossible(TextMessage text) =>
        text is { Direction: TextDirection.Outbound, Phone.Length: > 0, ShownState: TextState.Unconfirmed or TextState.Failed or TextState.Refused or TextState.Undelivered };
}

public sealed partial class TextMessage
{
    /// <summary>The same text to the same phone, by a person's decision: it has no end of its own, and the default delivery does not speak against it.</summary>
    /// <param name="old">The one that did not arrive.</param>
    /// <param name="id">Made of <paramref name="at"/>.</param>
    /// <param name="at">When, see <see cref="TextId.Instant"/>.</param>
    internal static TextMessage Again(TextMessage old, Guid id, DateTimeOffset at) => new()
    {
        Id = id,
        CreatedAt = at,
        CompanyId = old.CompanyId,
        Direction = TextDirection.Outbound,
        ContactId = old.ContactId,
        FeedMessageId = old.FeedMessageId,
        // Its old place: what was written after it does not wait for it twice.
        Position = old.Position,
        Part = old.Part,
        Parts = old.Parts,
        Kind = old.Kind,
        Purpose = old.Purpose,
        Urgency = old.Urgency,
        ChosenByStaff = true,
        Phone = old.Phone,
        Body = old.Body,
        Encoding = old.Encoding,
        Segments = old.Segments,
        MediaUrls = old.MediaUrls,
        RetryOf = old.Id,
        OrderKey = old.OrderKey,
        TraceParent = System.Diagnostics.Activity.Current?.Id,
        Status = TextStatus.Queued,
        StatusAt = at,
        NextAttemptAt = at,
    };
}
