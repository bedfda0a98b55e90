using Messaging.Data;
using Messaging.Live;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>What waited is not texted any more; the feed keeps the message and says so.</summary>
internal static class DropHeld
{
    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Ok<HeldDecided>, ProblemHttpResult>> HandleAsync(
        DecideHeld request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.MessageIds?.Count > HeldMessages.MostAtOnce) return TooMany();
        var now = clock.GetUtcNow();
        var rows = await db.LockHeldAsync(caller.Required, request.MessageIds, since: null, cancellationToken);
        foreach (var row in rows)
        {
            row.Decide(released: false, caller.PersonName, now);
            db.FeedChanges.Add(new FeedChange { CompanyId = row.CompanyId, What = FeedChangeKind.Entry, EntityId = row.FeedMessageId, At = now });
        }

        var ids = rows.Select(row => row.FeedMessageId).ToArray();
        await db.FeedMessages.Where(message => ids.Contains(message.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.NotTexted, (Reason?)Reason.HeldAndDropped), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new HeldDecided(ids, [], await db.CountHeldAsync(cancellationToken)));
    }

    internal static ProblemHttpResult TooMany() => Problem.Invalid("messageIds", $"At most {HeldMessages.MostAtOnce} at once.");
}
