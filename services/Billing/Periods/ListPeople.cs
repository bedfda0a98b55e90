using Billing.Data;
using Billing.Usage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Periods;

/// <summary>With whom the texts of a period were exchanged, most first. Of people Billing knows nothing but the id.</summary>
internal static class ListPeople
{
    private const int PageSize = 100;

    /// <param name="periodId">The period.</param>
    /// <param name="cursor">From the page before.</param>
    internal static async Task<Results<Ok<Page<PersonUsage>>, ProblemHttpResult>> HandleAsync(
        Guid periodId, string? cursor, BillingDb db, Cursors cursors, CancellationToken cancellationToken)
    {
        var scope = $"people:{periodId}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");
        if (await db.Periods.Where(period => period.Id == periodId).Select(period => (DateOnly?)period.Month).SingleOrDefaultAsync(cancellationToken) is not { } month)
            return Problem.NotFound("billing period");

        var people = db.PersonCounters.AsNoTracking().Where(person => person.Month == month);
        if (after is var (texts, id))
            people = people.Where(person => person.Sent + person.Received < texts || (person.Sent + person.Received == texts && person.PersonId > id));
        var found = await people.OrderByDescending(person => person.Sent + person.Received).ThenBy(person => person.PersonId).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].Sent + page[^1].Received, page[^1].PersonId), scope) : null;
        return TypedResults.Ok(new Page<PersonUsage>(
            page.ConvertAll(person => new PersonUsage(person.PersonId == PersonCounter.Nobody ? null : person.PersonId, person.Sent, person.Received)), next));
    }

    private sealed record Position(int Texts, Guid Id);
}
