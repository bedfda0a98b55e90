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

        var contacts = db.Contacts.AsNoTracking();
        if (kind is not null) contacts = contacts.Where(contact => contact.Kind == kind);
        if (ContactSearch.Pattern(search) is { } pattern) contacts = contacts.Where(contact => EF.Functions.ILike(contact.Name, pattern, ContactSearch.Escape));

        // Two queries, each in the order of an index: one over both would sort the whole company for every page.
        var lines = new List<ConversationSummary>();
        if (after is null or { LastAt: not null })
            lines.AddRange(await Spoken(db, contacts, unread is true, after).Take(PageSize + 1).ToListAsync(cancellationToken));
        if (unread is not true && lines.Count <= PageSize)
            lines.AddRange(await Silent(db, contacts, after).Take(PageSize + 1 - lines.Count).ToListAsync(cancellationToken));

        var page = lines.Count > PageSize ? lines[..PageSize] : lines;
        var next = lines.Count > PageSize ? cursors.Encode(new Position(page[^1].LastAt, page[^1].Name, page[^1].ContactId), scope) : null;
        return TypedResults.Ok(new Page<ConversationSummary>(page, next));
    }

    /// <summary>The lines of some conversations, for the open pages.</summary>
    internal static async Task<IReadOnlyList<ConversationSummary>> ReadAsync(MessagingDb db, IReadOnlyCollection<Guid> contactIds, CancellationToken cancellationToken) =>
        contactIds.Count == 0 ? [] : await Spoken(db, db.Contacts.AsNoTracking().Where(contact => contactIds.Contains(contact.Id)), unread: false, after: null).ToListAsync(cancellationToken);

    // People who left stay in the list as long as there is something to read.
    private static IQueryable<ConversationSummary> Spoken(MessagingDb db, IQueryable<Contact> contacts, bool unread, Position? after)
    {
        IQueryable<Conversation> conversations = db.Conversations;
        if (unread) conversations = conversations.Where(conversation => conversation.Unread > 0);
        if (after is { LastAt: { } lastAt, Id: var id })
            conversations = conversations.Where(conversation => EF.Functions.LessThan(ValueTuple.Create(conversation.LastAt, conversation.ContactId), ValueTuple.Create(lastAt, id)));
        // Take(1) makes it a LATERAL: the planner cannot know that both sides belong to the same few companies, and would
        // rather sort all conversations of the company than look up fifty contacts.
        return from conversation in conversations
               from contact in contacts.Where(contact => contact.Id == conversation.ContactId).OrderBy(contact => contact.Id).Take(1)
               orderby conversation.LastAt descending, conversation.ContactId descending
               select new ConversationSummary(
                   contact.Id, contact.Kind, contact.Name, conversation.Preview, conversation.LastAt, conversation.LastIsInbound, conversation.Unread);
    }

    private static IQueryable<ConversationSummary> Silent(MessagingDb db, IQueryable<Contact> contacts, Position? after)
    {
        var silent = contacts.Where(contact => contact.Active && !db.Conversations.Any(conversation => conversation.ContactId == contact.Id));
        if (after is { LastAt: null, Name: var name, Id: var id })
            silent = silent.Where(contact => EF.Functions.GreaterThan(ValueTuple.Create(contact.Name, contact.Id), ValueTuple.Create(name, id)));
        return silent
            .OrderBy(contact => contact.Name).ThenBy(contact => contact.Id)
            .Select(contact => new ConversationSummary(contact.Id, contact.Kind, contact.Name, null, null, false, 0));
    }

    private sealed record Position(DateTimeOffset? LastAt, string Name, Guid Id);
}
