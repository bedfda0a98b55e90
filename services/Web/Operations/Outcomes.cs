using System.Globalization;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;

namespace Web.Operations;

/// <summary>What became of the texts of a day, as shares that can be drawn.</summary>
/// <param name="Rate">Delivered among those of which the end is known, 0 to 1; null while none is.</param>
/// <param name="Parts">The states with at least one text, in the order in which a text meets them.</param>
public sealed record Outcomes(double? Rate, IReadOnlyList<OutcomePart> Parts)
{
    public string RateInWords => Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:P1}") : "–";

    public static Outcomes Of(IReadOnlyList<StateTotal> states)
    {
        var total = states.Sum(state => state.Texts);
        var delivered = Count(states, TextState.Delivered);
        var ended = delivered + Count(states, TextState.Undelivered) + Count(states, TextState.Failed);
        return new(
            ended == 0 ? null : (double)delivered / ended,
            [.. states.Where(state => state.Texts > 0).Select(state => new OutcomePart(TextStateWords.For(state.Status), state.Texts, (double)state.Texts / total))]);
    }

    private static long Count(IReadOnlyList<StateTotal> states, TextState status) => states.Where(state => state.Status == status).Sum(state => state.Texts);
}

/// <summary>One state's share.</summary>
/// <param name="Words">The state for people.</param>
/// <param name="Texts">How many texts.</param>
/// <param name="Share">Of all, 0 to 1.</param>
public sealed record OutcomePart(TextStateWords Words, long Texts, double Share);
