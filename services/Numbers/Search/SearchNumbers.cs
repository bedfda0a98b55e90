using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Ownership;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Search;

/// <summary>GET /api/numbers/available?areaCode=&amp;contains=&amp;cursor=: what could be bought now, and what is nearby when nothing could.</summary>
internal static class SearchNumbers
{
    private const int PageSize = 20;
    private const string RetryAfterSeconds = "30";

    internal sealed record Desk(NumbersDb Db, CurrentCompany Current, NumberFinder Finder, Cursors Cursors);

    public static async Task<Results<Ok<AvailableNumbers>, ProblemHttpResult>> HandleAsync(
        string? areaCode, string? contains, string? cursor, [AsParameters] Desk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var (db, current, cursors) = (desk.Db, desk.Current, desk.Cursors);
        var company = await db.Companies.FindAsync([current.Required], cancellationToken);
        if (MayEnable.Refusal(company) is { } refusal) return NumberProblems.NotAvailable(refusal);
        if (NumberQuery.Read(company!.Country, areaCode, contains, out var mistakes) is not { } query) return Problem.Invalid(mistakes);

        var scope = $"available {query.Key} {current.Required}";
        var after = "";
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "is not a cursor of this search. Start again without it.");

        if (await desk.Finder.FindAsync(query, cancellationToken) is not { } found)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
            return Problem.Of(503, "carrier-unavailable", "The carrier does not answer.", "Numbers cannot be searched at this moment. Try again in a minute.");
        }

        // What was gone when this company wanted it is not offered again while the answer is kept.
        var gone = await db.Numbers.Where(number => number.State == NumberState.Failed).Select(number => number.Number).ToListAsync(cancellationToken);
        // By the digits and not by the position: the next page continues even if the carrier answers differently by then.
        List<AvailableNumber> rest = [.. found.Numbers.Where(number => string.CompareOrdinal(number.Number, after) > 0 && !gone.Contains(number.Number))];
        List<AvailableNumber> page = [.. rest.Take(PageSize)];
        return TypedResults.Ok(new AvailableNumbers(
            page, rest.Count > PageSize ? cursors.Encode(page[^1].Number, scope) : null, found.Nearby, NoteOn(query, found)));
    }

    private static string? NoteOn(NumberQuery query, FoundNumbers found) =>
        found.Nearby ? $"There are no numbers left{Wanted(query)}. These are nearby."
        : found.Numbers.Count == 0 ? $"There are no numbers{Wanted(query)}, nor nearby. Try another area code or fewer digits."
        : null;

    private static string Wanted(NumberQuery query) =>
        (query.AreaCode is { } code ? $" in area code {code}" : "") + (query.Contains is { } digits ? $" with {digits}" : "");
}
