using Messaging.Data;
using Messaging.Media;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>A contact's feed, newest first.</summary>
public static class ReadFeed
{
    private const int PageSize = 30;

    /// <param name="contactId">Whose feed.</param>
    /// <param name="before">Cursor of the page before; null for the newest entries.</param>
    public static async Task<Results<Ok<Page<FeedEntry>>, ProblemHttpResult>> HandleAsync(
        Guid contactId, string? before, MessagingDb db, Cursors cursors, MediaLinks links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scope = $"feed:{contactId}";
        Position? position = null;
        if (before is not null && !cursors.TryDecode(before, scope, out position)) return Problem.Invalid("before", "This cursor does not belong to this feed. Start from the newest entries.");
        if (!await db.Contacts.AnyAsync(contact => contact.Id == contactId, cancellationToken)) return Problem.NotFound("contact");

        var messages = db.FeedMessages.AsNoTracking().Where(message => message.ContactId == contactId);
        if (position is var (at, id))
            messages = messages.Where(message => EF.Functions.LessThan(ValueTuple.Create(message.CreatedAt, message.Id), ValueTuple.Create(at, id)));
        var found = await messages
            .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);

        var page = found.Count > PageSize ? found[..PageSize] : found;
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].CreatedAt, page[^1].Id), scope) : null;
        return TypedResults.Ok(new Page<FeedEntry>(await db.ReadEntriesAsync(page, links, clock.GetUtcNow(), cancellationToken), next));
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
