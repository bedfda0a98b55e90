using Messaging.Data;
using Messaging.Live;
using Messaging.Media;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>
/// The number is live: what waited is texted now, each message once. Every one is decided anew, so that a STOP, a changed phone
/// and a switched-off person hold; the claim of each text asks the same once more.
/// </summary>
internal static class ReleaseHeld
{
    internal sealed record Desk(MessagingDb Db, CurrentCompany Caller, MediaLinks Links, PortalLink Portal, TimeProvider Clock);

    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Ok<HeldDecided>, ProblemHttpResult>> HandleAsync(DecideHeld request, [AsParameters] Desk desk, CancellationToken cancellationToken)
    {
        var (db, caller) = (desk.Db, desk.Caller);
        if (request.MessageIds?.Count > HeldMessages.MostAtOnce) return DropHeld.TooMany();
        if (!await db.IsLiveAsync(cancellationToken))
            return Problem.Of(409, "not-live-yet", "Your number cannot text at this moment.", "See Settings > Integrations > Texting for the reason. The messages are kept.");

        var at = TextId.Instant(desk.Clock.GetUtcNow());
        var rows = await db.LockHeldAsync(caller.Required, request.MessageIds, request.MessageIds is null ? HeldMessages.StaleBefore(at) : null, cancellationToken);
        var (done, refused) = (new List<Guid>(), new List<HeldRefusal>());
        foreach (var row in rows)
        {
            if (await ReleaseAsync(row, desk, at, cancellationToken) is { } reason)
            {
                refused.Add(new HeldRefusal(row.FeedMessageId, reason.Words()));
                continue;
            }

            row.Decide(released: true, caller.PersonName, at);
            done.Add(row.FeedMessageId);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new HeldDecided(done, refused, await db.CountHeldAsync(cancellationToken)));
    }

    /// <summary>Null: its texts are queued. Otherwise why they may not go.</summary>
    private static async Task<Reason?> ReleaseAsync(HeldRow row, Desk desk, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (db, links) = (desk.Db, desk.Links);
        if (await Recipient.ReadAsync(db, row.ContactId, cancellationToken) is not { } recipient) return Reason.PersonUnknown;
        var entry = await db.FeedMessages.AsNoTracking().SingleAsync(message => message.Id == row.FeedMessageId, cancellationToken);
        var pictures = await PicturesAsync(db, entry.Id, cancellationToken);
        var hasReportCard = pictures is [{ IsReportCard: true }, ..];
        var wish = new Wish(entry.Html, row.ChosenByStaff ? entry.Delivery : null, pictures.Count - (hasReportCard ? 1 : 0), hasReportCard, row.Purpose);
        var draft = Draft.Make(wish, recipient, desk.Portal, at);
        if (draft.NotTexted is { } reason) return reason;
        if (!draft.Delivery.ByText) return Reason.EmailOnly;

        var message = new NewMessage(entry.Id, entry.AuthorId, entry.AuthorName, row.ChosenByStaff, row.Purpose, pictures, at);
        await SendFeedMessage.QueueTextsAsync(db, message, draft, recipient, await db.NextPositionAsync(row.ContactId, cancellationToken), links, cancellationToken);
        var dropped = draft.Dropped.Select(picture => message.Of(picture).ImageId).ToArray();
        await db.FeedPictures.Where(picture => picture.FeedMessageId == entry.Id && dropped.Contains(picture.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.OverLimit, true), cancellationToken);
        await db.FeedMessages.Where(stored => stored.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.NotTexted, (Reason?)null), cancellationToken);
        db.FeedChanges.Add(new FeedChange { CompanyId = row.CompanyId, What = FeedChangeKind.Entry, EntityId = entry.Id, At = at });
        return null;
    }

    // One that could not be fetched has nothing to be texted.
    private static async Task<List<MessagePicture>> PicturesAsync(MessagingDb db, Guid feedMessageId, CancellationToken cancellationToken) => await db.FeedPictures
        .Where(picture => picture.FeedMessageId == feedMessageId)
        .Join(db.Images.Where(image => image.State == ImageState.Ready), picture => picture.ImageId, image => image.Id, (picture, image) => picture)
        .OrderBy(picture => picture.Position)
        .Select(picture => new MessagePicture(picture.ImageId, picture.IsReportCard, null))
        .ToListAsync(cancellationToken);
}
