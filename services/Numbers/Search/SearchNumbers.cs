using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Numbers.Carrier;
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
    // The carrier answers differently each time; long enough to turn pages, short enough to be true.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    internal sealed record Found(IReadOnlyList<AvailableNumber> Numbers, bool Nearby);

    public static async Task<Results<Ok<AvailableNumbers>, ProblemHttpResult>> HandleAsync(
        string? areaCode, string? contains, string? cursor, NumbersDb db, CurrentCompany current, TwilioNumbers carrier, IMemoryCache cache, Cursors cursors,
        CancellationToken cancellationToken)
    {
        var company = await db.Companies.FindAsync([current.Required], cancellationToken);
        if (MayEnable.Refusal(company) is { } refusal) return NumberProblems.NotAvailable(refusal);
        if (NumberQuery.Read(company!.Country, areaCode, contains, out var mistakes) is not { } query) return Problem.Invalid(mistakes);

        var scope = $"available {query.Key} {current.Required}";
        var after = "";
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "is not a cursor of this search. Start again without it.");

        if (await FindAsync(query, carrier, cache) is not { } found)
            return Problem.Of(503, "carrier-unavailable", "The carrier does not answer.", "Numbers cannot be searched at this moment. Try again in a minute.");

        // What was gone when this company wanted it is not offered again while the answer is kept.
        var gone = await db.Numbers.Where(number => number.State == NumberState.Failed).Select(number => number.Number).ToListAsync(cancellationToken);
        // By the digits and not by the position: the next page continues even if the carrier answers differently by then.
        List<AvailableNumber> rest = [.. found.Numbers.Where(number => string.CompareOrdinal(number.Number, after) > 0 && !gone.Contains(number.Number))];
        List<AvailableNumber> page = [.. rest.Take(PageSize)];
        return TypedResults.Ok(new AvailableNumbers(
            page, rest.Count > PageSize ? cursors.Encode(page[^1].Number, scope) : null, found.Nearby, NoteOn(query, found)));
    }

    private static async Task<Found?> FindAsync(NumberQuery query, TwilioNumbers carrier, IMemoryCache cache)
    {
        if (cache.TryGetValue(query.Key, out Found? known)) return known;

        var answer = await carrier.SearchAsync(query.Country, query.AreaCode, query.Contains, region: null);
        if (!answer.Worked) return null;
        var found = new Found(Show(answer.Value!, query.Country), Nearby: false);
        foreach (var (code, region) in query.Neighbours().TakeWhile(_ => found.Numbers.Count == 0))
        {
            var nearby = await carrier.SearchAsync(query.Country, code, query.Contains, region);
            if (!nearby.Worked) return null;
            found = new Found(Show(nearby.Value!, query.Country), Nearby: nearby.Value!.Count > 0);
        }

        return cache.Set(query.Key, found, Fresh);
    }

    private static List<AvailableNumber> Show(IEnumerable<NumberForSale> numbers, string country) =>
    [
        .. numbers.Select(number => new AvailableNumber(number.Number, NumberPlan.Display(number.Number), number.City, number.Region, country))
            .OrderBy(number => number.Number, StringComparer.Ordinal),
    ];

    private static string? NoteOn(NumberQuery query, Found found) =>
        found.Nearby ? $"There are no numbers left{Wanted(query)}. These are nearby."
        : found.Numbers.Count == 0 ? $"There are no numbers{Wanted(query)}, nor nearby. Try another area code or fewer digits."
        : null;

    private static string Wanted(NumberQuery query) =>
        (query.AreaCode is { } code ? $" in area code {code}" : "") + (query.Contains is { } digits ? $" with {digits}" : "");
}
