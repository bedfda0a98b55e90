using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using HeldList = Texting.Contracts.Messaging.Http.HeldMessages;

namespace Messaging.Conversations;

/// <summary>What staff wrote before the number was live, oldest first, as it would be released: in the order in which it was written.</summary>
internal static class ListHeld
{
    private const int PageSize = 25;

    public static async Task<Results<Ok<HeldList>, ProblemHttpResult>> HandleAsync(
        string? cursor, MessagingDb db, Cursors cursors, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scope = $"held:{company.Required}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var waiting = db.Held.AsNoTracking().Where(row => row.DecidedAt == null);
        if (after is var (at, id))
            waiting = waiting.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.WrittenAt, row.FeedMessageId), ValueTuple.Create(at, id)));
        var found = await waiting.OrderBy(row => row.WrittenAt).ThenBy(row => row.FeedMessageId).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Count > PageSize ? found[..PageSize] : found;
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].WrittenAt, page[^1].FeedMessageId), scope) : null;
        var isLive = await db.IsLiveAsync(cancellationToken);
        return TypedResults.Ok(new HeldList(await ShowAsync(db, page, isLive, clock.GetUtcNow(), cancellationToken), next, await db.CountHeldAsync(cancellationToken), isLive));
    }

    private static async Task<List<HeldMessage>> ShowAsync(MessagingDb db, List<HeldRow> rows, bool isLive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.FeedMessageId).ToArray();
        var messages = await db.FeedMessages.AsNoTracking().Where(message => ids.Contains(message.Id)).ToDictionaryAsync(message => message.Id, cancellationToken);
        var pictures = await db.FeedPictures.Where(picture => ids.Contains(picture.FeedMessageId)).GroupBy(picture => picture.FeedMessageId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var recipients = new Dictionary<Guid, Recipient>();
        foreach (var contact in rows.Select(row => row.ContactId).Distinct())
            if (await Recipient.ReadAsync(db, contact, cancellationToken) is { } recipient) recipients.Add(contact, recipient);

        return [.. rows.Select(row => Show(row, messages[row.FeedMessageId]))];

        HeldMessage Show(HeldRow row, FeedMessage message) => new(
            row.FeedMessageId,
            row.ContactId,
            recipients.GetValueOrDefault(row.ContactId)?.Contact.Name ?? "",
            message.AuthorName,
            row.WrittenAt,
            Preview.Of(PlainText.From(message.Html)),
            pictures.GetValueOrDefault(row.FeedMessageId),
            row.WrittenAt < HeldMessages.StaleBefore(now),
            isLive ? WhyNot(row, message)?.Words() : null);

        Reason? WhyNot(HeldRow row, FeedMessage message)
        {
            if (recipients.GetValueOrDefault(row.ContactId) is not { } recipient) return Reason.PersonUnknown;
            var delivery = recipient.Decide(row.ChosenByStaff ? message.Delivery : null, row.Purpose, now);
            return delivery.NotTexted ?? (delivery.ByText ? null : Reason.EmailOnly);
        }
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
