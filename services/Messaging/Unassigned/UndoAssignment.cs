using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Unassigned;

/// <summary>It was a mistake: an assigned text leaves the feed, a blocked sender is let in again, and all is as it was.</summary>
public static class UndoAssignment
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Ok<UnassignedText>, ProblemHttpResult>> HandleAsync(
        Guid textId, MessagingDb db, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.LockUnassignedAsync(textId, cancellationToken) is not { } row) return Problem.NotFound("unassigned text");
        var now = TextId.Instant(clock.GetUtcNow());
        switch (row.Standing)
        {
            case UnassignedStanding.Assigned:
                await TakeBackAsync(row, db, now, cancellationToken);
                break;
            case UnassignedStanding.Blocked:
                await LetInAsync(row, db, company.Required, cancellationToken);
                break;
            default:
                return Problem.Of(409, "nothing-to-undo", "There is nothing to undo.", "The text is not assigned and its sender is not blocked.");
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok((await ListUnassigned.ShowAsync(db, row.CompanyId, [row], cancellationToken))[0]);
    }

    private static async Task TakeBackAsync(UnassignedRow row, MessagingDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.RemoveAsync(row.FeedMessageId!.Value, now, cancellationToken);
        await db.Texts.Where(text => text.Id == row.TextId && text.CreatedAt == row.CreatedAt).ExecuteUpdateAsync(set => set
            .SetProperty(text => text.ContactId, (Guid?)null)
            .SetProperty(text => text.FeedMessageId, (Guid?)null)
            .SetProperty(text => text.Position, 0), cancellationToken);
        if (row.Remembered) await db.ForgetAsync(row.CompanyId, row.Phone, row.ContactId!.Value, row.TextId, cancellationToken);
        db.TextEvents.Add(new TextEvent { TextId = row.TextId, CompanyId = row.CompanyId, At = now, What = TextEvent.Unassigned });
        row.Reopen();
    }

    private static async Task LetInAsync(UnassignedRow row, MessagingDb db, Guid companyId, CancellationToken cancellationToken)
    {
        await db.BlockedSenders.Where(sender => sender.Phone == row.Phone).ExecuteDeleteAsync(cancellationToken);
        // All of them, as they were blocked together.
        await db.Database.ExecuteSqlAsync($"""
            UPDATE unassigned_texts SET standing = 'Open', decided_by = NULL, decided_at = NULL
            WHERE company_id = {companyId} AND phone = {row.Phone} AND standing = 'Blocked' AND text_id <> {row.TextId}
            """, cancellationToken);
        row.Reopen();
    }
}
