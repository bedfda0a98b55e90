using System.Globalization;

namespace Benchmarks;

/// <summary>What a process of this program is; the one without a role measures the others.</summary>
internal static class Role
{
    public const string Variable = "Benchmark__Role";
    public const string Carrier = "carrier";
    public const string Limit = "limit";
}

/// <summary>How much is measured: <c>texts=4000 pairs=5 latency=80 backlog=20000 singles=40 seconds=15</c>.</summary>
/// <param name="Texts">Of one run.</param>
/// <param name="Pairs">Runs of baseline and ours, alternating.</param>
/// <param name="LatencyMs">Of the carrier, ± half.</param>
/// <param name="InFlight">Requests at once, for both sides.</param>
/// <param name="Backlog">Texts of the busy company in the fairness run.</param>
/// <param name="Singles">Texts of the quiet company.</param>
/// <param name="Seconds">Length of the runs at a fixed rate.</param>
internal sealed record Sizes(int Texts, int Pairs, int LatencyMs, int InFlight, int Backlog, int Singles, int Seconds)
{
    public static Sizes Read(string[] args)
    {
        var given = args.Select(arg => arg.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new(Of("texts", 4_000), Of("pairs", 5), Of("latency", 80), Of("inflight", 64), Of("backlog", 20_000), Of("singles", 40), Of("seconds", 15));

        int Of(string name, int otherwise) => given.GetValueOrDefault(name, otherwise);
    }
}
