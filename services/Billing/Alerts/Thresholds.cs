using Texting.Contracts.Billing;

namespace Billing.Alerts;

/// <summary>Which marks a period has passed.</summary>
public static class Thresholds
{
    /// <summary>The marks there are, in percent.</summary>
    public static IReadOnlyList<int> All { get; } = [50, 80, 100];

    /// <param name="percents">The marks the company wants to hear of.</param>
    /// <param name="used">Texts used.</param>
    /// <param name="pool">Allotment and rollover together.</param>
    /// <param name="overage">US dollars of overage so far.</param>
    /// <param name="limit">The company's money limit; null for none.</param>
    public static IReadOnlyList<(ThresholdKind Kind, int Percent)> Passed(
        IEnumerable<int> percents, int used, int pool, decimal overage, decimal? limit)
    {
        var passed = new List<(ThresholdKind, int)>();
        foreach (var percent in percents.Order())
        {
            // Nothing used passes nothing, whatever small the pool.
            if (used > 0 && used * 100L >= (long)pool * percent) passed.Add((ThresholdKind.Pool, percent));
            if (limit is { } most && overage > 0 && overage * 100 >= most * percent) passed.Add((ThresholdKind.Money, percent));
        }

        return passed;
    }
}
