using Microsoft.Extensions.Caching.Memory;
using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Search;

/// <summary>What a search found.</summary>
/// <param name="Numbers">In the order of their digits.</param>
/// <param name="Nearby">Not what was asked for, but near it.</param>
/// <param name="At">When the carrier said so.</param>
internal sealed record FoundNumbers(IReadOnlyList<AvailableNumber> Numbers, bool Nearby, DateTimeOffset At);

/// <summary>
/// Asks the carrier, and remembers. A search changes nothing, so that it may be asked twice; and when the carrier is silent an
/// older answer is better than none: a number that is gone by then says so when it is chosen.
/// </summary>
internal sealed class NumberFinder(TwilioNumbers carrier, IMemoryCache cache, TimeProvider clock)
{
    // The carrier answers differently each time; long enough to turn pages, short enough to be true.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Null when the carrier does not answer and never has.</summary>
    public async Task<FoundNumbers?> FindAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var known = cache.Get<FoundNumbers>(query.Key);
        if (known is not null && clock.GetUtcNow() - known.At < Fresh) return known;
        return await AskAsync(query, mayAskTwice: known is null, cancellationToken) is { } found ? cache.Set(query.Key, found, Kept) : known;
    }

    private async Task<FoundNumbers?> AskAsync(NumberQuery query, bool mayAskTwice, CancellationToken cancellationToken)
    {
        (string? AreaCode, string? Region)[] places = [(query.AreaCode, null), .. query.Neighbours()];
        foreach (var (place, index) in places.Select((place, index) => (place, index)))
        {
            var answer = await carrier.SearchAsync(query.Country, place.AreaCode, query.Contains, place.Region);
            if (mayAskTwice && answer.Failure is { Kind: FailureKind.Busy or FailureKind.InDoubt })
            {
                await Task.Delay(Pause, clock, cancellationToken);
                answer = await carrier.SearchAsync(query.Country, place.AreaCode, query.Contains, place.Region);
            }

            if (!answer.Worked) return null;
            if (answer.Value!.Count > 0) return new FoundNumbers(Show(answer.Value!, query.Country), Nearby: index > 0, clock.GetUtcNow());
        }

        return new FoundNumbers([], Nearby: false, clock.GetUtcNow());
    }

    private static List<AvailableNumber> Show(IEnumerable<NumberForSale> numbers, string country) =>
    [
        .. numbers.Select(number => new AvailableNumber(number.Number, NumberPlan.Display(number.Number), number.City, number.Region, country))
            .OrderBy(number => number.Number, StringComparer.Ordinal),
    ];
}
