using System.Text.Json;
using Messaging.Data;
using Messaging.Live;
using Messaging.Media;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>One event of the stream, ready to be written.</summary>
/// <param name="Name">See <see cref="FeedStream"/>.</param>
/// <param name="Json">Its data, one line.</param>
/// <param name="Position">Where a page that has seen it goes on.</param>
public sealed record FeedNews(string Name, string Json, FeedPosition Position)
{
    private const int MostByName = 20;

    /// <summary>
    /// Turns changes of one company into events: each entry and each line once, in its newest form, however often it
    /// changed. Rendered once for all pages.
    /// </summary>
    /// <param name="db">In a scope of the company.</param>
    /// <param name="changes">What was read.</param>
    /// <param name="before">Where the reading began: a page that breaks off in the middle begins there again.</param>
    /// <param name="after">Where the next reading begins; given with the last event.</param>
    /// <param name="links">Makes the addresses of pictures.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<FeedNews>> RenderAsync(
        MessagingDb db, IReadOnlyCollection<LoggedChange> changes, FeedPosition before, FeedPosition after, MediaLinks links, CancellationToken cancellationToken)
    {
        var entryIds = Entities(changes, FeedChangeKind.Entry);
        var messages = entryIds.Length == 0 ? [] : await db.FeedMessages.AsNoTracking().Where(message => entryIds.Contains(message.Id))
            .OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)
            .ToListAsync(cancellationToken);
        var entries = await db.ReadEntriesAsync(messages, links, after.At, cancellationToken);
        var gone = entryIds.Except(messages.Select(message => message.Id));
        var lines = await ListConversations.ReadAsync(db, Entities(changes, FeedChangeKind.Conversation), cancellationToken);

        var news = entries.Select(entry => new FeedNews(FeedStream.Entry, Json(entry), before))
            .Concat(gone.Select(id => new FeedNews(FeedStream.Removed, Json(new FeedEntryRemoved(id)), before)))
            .Concat(lines.Select(line => new FeedNews(FeedStream.Conversation, Json(line), before)))
            .Concat(Standings(changes).Select(standing => new FeedNews(FeedStream.Standing, Json(standing), before)))
            .ToArray();
        if (news is [.., var last]) news[^1] = last with { Position = after };
        return news;

        static string Json<T>(T data) => JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
    }

    // A page shows one feed: beyond a few, "everybody" is said in one line instead of ten thousand.
    private static IEnumerable<FeedStandingChanged> Standings(IReadOnlyCollection<LoggedChange> changes)
    {
        var whose = Entities(changes, FeedChangeKind.Standing);
        return whose.Length > MostByName || changes.Any(change => change.What == FeedChangeKind.Standing && change.EntityId == change.CompanyId)
            ? [new FeedStandingChanged(null)]
            : whose.Select(contact => new FeedStandingChanged(contact));
    }

    private static Guid[] Entities(IEnumerable<LoggedChange> changes, FeedChangeKind what) =>
        [.. changes.Where(change => change.What == what).Select(change => change.EntityId).Distinct()];
}
