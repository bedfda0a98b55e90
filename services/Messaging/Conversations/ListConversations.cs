using Messaging.Contacts;
using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>Everybody one can write to: the newest conversations first, then those to whom nothing was said yet, by name.</summary>
public static class ListConversations
{
    private const int PageSize = 50;

    /// <param name="search">Part of the name, in any case.</param>
    /// <param name="kind">Only clients or only staff.</param>
    /// <param name="unread">True: only with entries nobody has read.</param>
    /// <param name="cursor">From the page before.</param>
    public static async Task<Results<Ok<Page<ConversationSummary>>, ProblemHttpResult>> HandleAsync(
        string? search, ContactKind? kind, bool? unread, string? cursor,
        MessagingDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        var scope = $"conversations:{company.Required}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var rows = Rows(db);
        if (kind is not null) rows = rows.Where(row => row.Contact.Kind == kind);
        if (unread is true) rows = rows.Where(row => row.Conversation!.Unread > 0);
        if (ContactSearch.Pattern(search) is { } pattern) rows = rows.Where(row => EF.Functions.ILike(row.Contact.Name, pattern, ContactSearch.Escape));

        var found = await After(rows, after)
            .OrderBy(row => row.Conversation!.LastAt == null).ThenByDescending(row => row.Conversation!.LastAt).ThenBy(row => row.Contact.Name).ThenBy(row => row.Contact.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var page = found.Take(PageSize).Select(Summary).ToList();
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].LastAt, page[^1].Name, page[^1].ContactId), scope) : null;
        return TypedResults.Ok(new Page<ConversationSummary>(page, next));
    }

    /// <summary>The lines of some contacts, for the open pages.</summary>
    internal static async Task<IReadOnlyList<ConversationSummary>> ReadAsync(MessagingDb db, IReadOnlyCollection<Guid> contacts, CancellationToken cancellationToken) =>
        contacts.Count == 0 ? [] : [.. (await Rows(db).Where(row => contacts.Contains(row.Contact.Id)).ToListAsync(cancellationToken)).Select(Summary)];

    // People who left stay in the list as long as there is something to read.
    private static IQueryable<Row> Rows(MessagingDb db) =>
        from contact in db.Contacts.AsNoTracking()
        join conversation in db.Conversations on contact.Id equals conversation.ContactId into conversations
        from conversation in conversations.DefaultIfEmpty()
        where contact.Active || conversation != null
        select new Row { Contact = contact, Conversation = conversation };

    private static IQueryable<Row> After(IQueryable<Row> rows, Position? after) => after switch
    {
        null => rows,
        { LastAt: null } => rows.Where(row => row.Conversation!.LastAt == null
            && (string.Compare(row.Contact.Name, after.Name) > 0 || (row.Contact.Name == after.Name && row.Contact.Id > after.Id))),
        _ => rows.Where(row => row.Conversation!.LastAt == null || row.Conversation.LastAt < after.LastAt
            || (row.Conversation.LastAt == after.LastAt
                && (string.Compare(row.Contact.Name, after.Name) > 0 || (row.Contact.Name == after.Name && row.Contact.Id > after.Id)))),
    };

    private static ConversationSummary Summary(Row row) => new(
        row.Contact.Id, row.Contact.Kind, row.Contact.Name, row.Conversation?.Preview, row.Conversation?.LastAt,
        row.Conversation?.LastIsInbound ?? false, row.Conversation?.Unread ?? 0);

    private sealed class Row
    {
        public required Contact Contact { get; init; }

        public Conversation? Conversation { get; init; }
    }

    private sealed record Position(DateTimeOffset? LastAt, string Name, Guid Id);
}
