using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Unassigned;

/// <summary>The sender bothers nobody any more: their texts are kept in the log, and neither listed nor emailed.</summary>
public static class BlockSender
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Ok<UnassignedText>, ProblemHttpResult>> HandleAsync(
        Guid textId, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.LockUnassignedAsync(textId, cancellationToken) is not { } row) return Problem.NotFound("unassigned text");
        if (row.Standing is UnassignedStanding.Assigned)
            return Problem.Of(409, "assigned-already", "This text stands in a feed already.", "Undo the assignment first: only a sender whom nobody knows can be blocked.");

        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO blocked_senders (company_id, phone, blocked_by, blocked_at) VALUES ({row.CompanyId}, {row.Phone}, {caller.PersonName}, {now})
            ON CONFLICT (company_id, phone) DO NOTHING
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE unassigned_texts SET standing = 'Blocked', decided_by = {caller.PersonName}, decided_at = {now}
            WHERE company_id = {row.CompanyId} AND phone = {row.Phone} AND standing = 'Open' AND text_id <> {textId}
            """, cancellationToken);
        row.Block(caller.PersonName, now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok((await ListUnassigned.ShowAsync(db, row.CompanyId, [row], cancellationToken))[0]);
    }
}
