using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Http;

namespace Notifications.Email;

/// <summary>A person decides what no program may: an email in doubt, or one that failed, goes out once more.</summary>
internal static class SendEmailAgain
{
    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        Guid id, NotificationsDb db, EmailDispatcher dispatcher, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var changed = await db.Emails.Where(email => email.Id == id && (email.State == EmailState.InDoubt || email.State == EmailState.Failed))
            .ExecuteUpdateAsync(email => email
                .SetProperty(row => row.State, EmailState.Waiting)
                .SetProperty(row => row.Reason, (string?)null)
                .SetProperty(row => row.Refusals, 0)
                .SetProperty(row => row.DueAt, now), cancellationToken);
        if (changed > 0)
        {
            dispatcher.Wake();
            return TypedResults.Accepted((string?)null);
        }

        return await db.Emails.AnyAsync(email => email.Id == id, cancellationToken)
            ? Problem.Of(409, "cannot-be-sent-again", "Cannot be sent again.", "Only an email that failed or is in doubt can be sent again; this one is on its way or was sent.")
            : Problem.NotFound("email");
    }
}
