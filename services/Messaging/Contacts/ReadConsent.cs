using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>The consent timeline of a person: what was changed for them, and what their present number said, whoever had it then.</summary>
internal static class ReadConsent
{
    private const int PageSize = 50;

    internal static async Task<Results<Ok<Page<ConsentLine>>, ProblemHttpResult>> HandleAsync(
        Guid contactId, string? cursor, MessagingDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        var scope = $"consent:{company.Required}:{contactId}";
        var before = new Position(long.MaxValue);
        if (cursor is not null && (!cursors.TryDecode(cursor, scope, out before) || before is null))
            return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(contact => contact.Id == contactId, cancellationToken) is not { } person) return Problem.NotFound("contact");

        var found = await db.ConsentEvents.AsNoTracking()
            .Where(line => line.ContactId == contactId || (line.Phone != null && line.Phone == person.TextingPhone))
            .Where(line => line.Id < before.Id)
            .OrderByDescending(line => line.Id).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var lines = found.Take(PageSize).Select(line => new ConsentLine(
            line.At, line.Change.ToString(), line.Source.ToString(), line.Phone, line.PersonName, line.Detail, line.Wording)).ToList();
        return TypedResults.Ok(new Page<ConsentLine>(lines, found.Count > PageSize ? cursors.Encode(new Position(found[PageSize - 1].Id), scope) : null));
    }

    private sealed record Position(long Id);
}
