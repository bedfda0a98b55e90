using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>Client numbers and staff numbers: who can be texted, and why somebody cannot.</summary>
public static class ListContacts
{
    private const int PageSize = 100;
    private const int LargestPage = 1000;

    /// <param name="filter">Which of them.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="take">How many at most; for somebody who drags the scroll bar far down.</param>
    public static async Task<Results<Ok<Page<ContactRow>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ContactFilter filter, string? cursor, int? take,
        MessagingDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        if (take is < 1 or > LargestPage) return Problem.Invalid("take", $"Ask for 1 to {LargestPage} people at once.");
        var size = take ?? PageSize;
        var scope = $"contacts:{company.Required}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var contacts = db.Matching(filter);
        if (after is var (name, id))
            contacts = contacts.Where(contact => EF.Functions.GreaterThan(ValueTuple.Create(contact.Name, contact.Id), ValueTuple.Create(name, id)));

        var found = await contacts
            .OrderBy(contact => contact.Name).ThenBy(contact => contact.Id)
            .Take(size + 1)
            .Select(contact => new { Contact = contact, OptedOut = db.OptOuts.Any(optOut => optOut.Phone == contact.TextingPhone && optOut.OptedOut) })
            .ToListAsync(cancellationToken);
        var page = found.Take(size).Select(row => Row(row.Contact, row.OptedOut)).ToList();
        var next = found.Count > size ? cursors.Encode(new Position(page[^1].Name, page[^1].ContactId), scope) : null;
        return TypedResults.Ok(new Page<ContactRow>(page, next));
    }

    internal static ContactRow Row(Contact contact, bool optedOut) => new(
        contact.Id,
        contact.Kind,
        contact.Name,
        contact.TextingPhone ?? contact.TypedPhone,
        Reasons.Of(contact.PhoneProblem)?.Words(),
        contact.TextingEnabled,
        contact.DefaultDelivery,
        optedOut);

    private sealed record Position(string Name, Guid Id);
}
