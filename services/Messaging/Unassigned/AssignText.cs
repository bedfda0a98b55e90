using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using AssignRequest = Texting.Contracts.Messaging.Http.AssignText;

namespace Messaging.Unassigned;

/// <summary>Somebody says whose a text is: it moves to that person's feed and keeps its time.</summary>
public static class AssignText
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Ok<UnassignedText>, ProblemHttpResult>> HandleAsync(
        Guid textId, AssignRequest request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.LockUnassignedAsync(textId, cancellationToken) is not { } row) return Problem.NotFound("unassigned text");
        if (!await db.Contacts.AnyAsync(contact => contact.Id == request.ContactId, cancellationToken)) return Problem.NotFound("contact");
        if (row.Standing is UnassignedStanding.Assigned)
            return Problem.Of(409, "assigned-already", "This text stands in a feed already.", "Somebody was faster. Undo that assignment first if it is wrong.");

        var now = TextId.Instant(clock.GetUtcNow());
        var text = await db.Texts.AsNoTracking().SingleAsync(text => text.Id == textId && text.CreatedAt == row.CreatedAt, cancellationToken);
        var message = new FeedMessage
        {
            Id = Guid.CreateVersion7(row.CreatedAt),
            CompanyId = row.CompanyId,
            ContactId = request.ContactId,
            Kind = row.IsKeyword ? FeedEntryKind.Keyword : FeedEntryKind.Inbound,
            Html = SafeHtml.Escape(text.Body),
            Note = $"Came from {row.Phone}; {caller.PersonName ?? "staff"} put it here.",
            CreatedAt = row.CreatedAt,
        };
        var position = await db.AppendAsync(message, text.Body.Length > 0 ? text.Body : "A picture", cancellationToken, now);
        await db.Texts.Where(stored => stored.Id == textId && stored.CreatedAt == row.CreatedAt).ExecuteUpdateAsync(set => set
            .SetProperty(stored => stored.ContactId, request.ContactId)
            .SetProperty(stored => stored.FeedMessageId, message.Id)
            .SetProperty(stored => stored.Position, position), cancellationToken);
        if (request.RememberNumber) await db.RememberAsync(row.CompanyId, row.Phone, request.ContactId, cancellationToken);

        row.Assign(request.ContactId, message.Id, request.RememberNumber, caller.PersonName, now);
        db.TextEvents.Add(new TextEvent { TextId = textId, CompanyId = row.CompanyId, At = now, What = TextEvent.Assigned });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok((await ListUnassigned.ShowAsync(db, row.CompanyId, [row], cancellationToken))[0]);
    }

    /// <summary>The row, locked until the present transaction ends: two people who decide at once decide one after the other.</summary>
    internal static Task<UnassignedRow?> LockUnassignedAsync(this MessagingDb db, Guid textId, CancellationToken cancellationToken) =>
        db.Unassigned.FromSql($"SELECT u.*, u.xmin FROM unassigned_texts u WHERE u.text_id = {textId} FOR UPDATE").SingleOrDefaultAsync(cancellationToken);
}
