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
/// <param name="Statements">How many of the server's dearest statements are listed after the runs; listing them costs a little, so it is 0 for figures.</param>
/// <param name="Rate">Texts per second for P-A7; 0 for half of what was measured.</param>
/// <param name="Only">Which goals, for example A7,A10; empty for all.</param>
internal sealed record Sizes(int Texts, int Pairs, int LatencyMs, int InFlight, int Backlog, int Singles, int Seconds, int Statements, int Rate, string Only)
{
    /// <summary>Whether a goal is measured.</summary>
    public bool Wants(string goal) => Only.Length == 0 || Only.Split(',').Contains(goal);

    public static Sizes Read(string[] args)
    {
        var given = args.Select(arg => arg.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new(Of("texts", 4_000), Of("pairs", 5), Of("latency", 80), Of("inflight", 64), Of("backlog", 20_000), Of("singles", 40), Of("seconds", 15),
            Of("statements", 0), Of("rate", 0), given.GetValueOrDefault("only", ""));

        int Of(string name, int otherwise) => given.TryGetValue(name, out var number) ? int.Parse(number, CultureInfo.InvariantCulture) : otherwise;
    }
}
