using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>The office does not want to wait for the end of the quiet hours.</summary>
internal static class SendNoticeNow
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    internal static async Task<Results<Ok<NoticeRow>, ProblemHttpResult>> HandleAsync(
        Guid id, NotificationsDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        // The worker that releases holds the row while it decides; who comes second sees what became of it.
        if (await db.Notices.FromSql($"SELECT * FROM notices WHERE id = {id} AND company_id = {caller.Required} FOR UPDATE").ToListAsync(cancellationToken) is not [var notice])
            return Problem.NotFound("notice");
        if (notice.Outcome is not NoticeOutcome.Held)
            return Problem.Of(409, "notice-not-held", "This notice is not held.", $"It is {notice.Outcome}. Only a notice that waits for the end of quiet hours can be sent now.");

        notice.Release(caller.PersonName);
        db.Outbox.Add(notice.Order());
        await db.SaveChangesAsync(cancellationToken);
        var name = await db.Recipients.Where(person => person.Id == notice.RecipientId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(ListNotices.Show(notice, name));
    }
}
