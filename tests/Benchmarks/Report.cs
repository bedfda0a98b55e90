using static Benchmarks.Goals;

namespace Benchmarks;

/// <summary>Runs everything and prints the table of docs/performance.md. Ratios within one run; absolute figures only name their size.</summary>
internal static class Report
{
    // Half a minute and more: until then much of the time is the compiler's, which makes hot code faster while it runs.
    private const int WarmUp = 15_000;
    private const int Cap = 5;

    public static async Task RunAsync(Sizes sizes)
    {
        await using var bench = await Bench.StartAsync(sizes);
        Console.WriteLine(sizes);
        try
        {
            await MeasureAsync(bench, sizes);
        }
        catch (Exception)
        {
            Console.WriteLine(bench.Carrier.Output);
            throw;
        }
    }

    private static async Task MeasureAsync(Bench bench, Sizes sizes)
    {
        if (sizes.Wants("B0")) Say("B0", In($"HTTP floor: {await HttpFloor.RunAsync(bench, sizes):F0} creates/s with {sizes.InFlight} in flight"));
        if (sizes.Wants("A1") || sizes.Wants("A7") || sizes.Wants("A9"))
        {
            await using var ours = await Side.OursAsync(bench, sizes);
            var rate = sizes.Rate;
            if (sizes.Wants("A1")) rate = (int)(await CompareAsync(bench, sizes, ours) / 2);
            else await DrainAsync(bench, ours, WarmUp);
            if (sizes.Wants("A7")) await LatencyAsync(bench, sizes, ours, sizes.Rate > 0 ? sizes.Rate : rate);
            if (sizes.Wants("A9")) await FairnessAsync(bench, sizes, ours);
        }

        if (sizes.Wants("A10")) await PacingAsync(bench, sizes);
    }

    private static async Task<double> CompareAsync(Bench bench, Sizes sizes, Side ours)
    {
        await using var limit = await Side.LimitAsync(bench, sizes);
        await DrainAsync(bench, limit, WarmUp);
        await DrainAsync(bench, ours, WarmUp);
        var (theirs, mine) = (new List<Drained>(), new List<Drained>());
        for (var pair = 0; pair < sizes.Pairs; pair++)
        {
            theirs.Add(await DrainAsync(bench, limit, sizes.Texts));
            if (sizes.Statements > 0) await Statements.ForgetAsync(bench);
            mine.Add(await DrainAsync(bench, ours, sizes.Texts));
            if (sizes.Statements > 0) await Statements.PrintAsync(bench, ours, sizes.Statements, sizes.Texts);
            Console.WriteLine(In($"  pair {pair + 1}: limit {theirs[^1].TextsPerSecond:F0}/s {theirs[^1].CpuMicroseconds:F0} µs ({theirs[^1].OwnMicroseconds:F0} its own, {theirs[^1].BrokerMicroseconds:F0} the broker) {theirs[^1].Commits:F3} commits | ours {mine[^1].TextsPerSecond:F0}/s {mine[^1].CpuMicroseconds:F0} µs ({mine[^1].OwnMicroseconds:F0} its own, {mine[^1].BrokerMicroseconds:F0} the broker) {mine[^1].Commits:F3} commits"));
        }

        var ratios = mine.Zip(theirs, (m, t) => m.TextsPerSecond / t.TextsPerSecond).Order().ToList();
        var cpu = mine.Zip(theirs, (m, t) => m.CpuMicroseconds / t.CpuMicroseconds).Order().ToList();
        var spread = (theirs.Max(t => t.TextsPerSecond) - theirs.Min(t => t.TextsPerSecond)) / Median(theirs.Select(t => t.TextsPerSecond));
        Say("B1", In($"limit: median {Median(theirs.Select(t => t.TextsPerSecond)):F0} texts/s, spread {spread:P0}, {Median(theirs.Select(t => t.CpuMicroseconds)):F0} CPU-µs, {Median(theirs.Select(t => t.Commits)):F3} commits per text"));
        Say("P-A1", In($"throughput against the limit: median {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2}); ours {Median(mine.Select(m => m.TextsPerSecond)):F0} texts/s"));
        Say("P-A4", In($"CPU against the limit: median {Median(cpu):F2} ({cpu[0]:F2} to {cpu[^1]:F2}); ours {Median(mine.Select(m => m.CpuMicroseconds)):F0} µs per text"));
        Say("P-A5", In($"commits per text at saturation: median {Median(mine.Select(m => m.Commits)):F3}"));
        return Median(mine.Select(m => m.TextsPerSecond));
    }

    private static async Task LatencyAsync(Bench bench, Sizes sizes, Side ours, int rate)
    {
        var since = TimeProvider.System.GetUtcNow();
        var latency = await Goals.LatencyAsync(bench, ours, rate, sizes.Seconds);
        var inQueue = await Goals.InQueueAsync(ours, since);
        Say("P-A7", In($"event to create at {rate} texts/s: p50 {Percentile(latency, 0.5):F1} ms, p99 {Percentile(latency, 0.99):F1} ms, max {latency[^1]:F0} ms; of the median {inQueue:F1} ms from the command's handling to the claim's decision"));
    }

    private static async Task FairnessAsync(Bench bench, Sizes sizes, Side ours)
    {
        var alone = await SinglesAsync(bench, ours, sizes.Singles);
        await GiveBacklogAsync(ours, sizes.Backlog);
        var beside = await SinglesAsync(bench, ours, sizes.Singles);
        var left = await Bench.ScalarAsync<long>(ours.Database, "SELECT count(*) FROM text_messages WHERE status = 0");
        Say("P-A9", In($"single text beside {sizes.Backlog} of another company ({left} still waiting at the end): p50 {Percentile(beside, 0.5):F1} against {Percentile(alone, 0.5):F1} ms, p99 {Percentile(beside, 0.99):F1} against {Percentile(alone, 0.99):F1} ms, ratio of p99 {Percentile(beside, 0.99) / Percentile(alone, 0.99):F2}"));
    }

    private static async Task PacingAsync(Bench bench, Sizes sizes)
    {
        await using var ours = await Side.OursAsync(bench, sizes, ("Texts:SegmentsPerSecond", In($"{Cap}")), ("Texts:Burst", "1"));
        var (most, use) = await PaceAsync(bench, ours, Cap, sizes.Seconds);
        Say("P-A10", In($"cap of {Cap} segments/s: most in any second {most}, use {use:P1}"));
    }

    private static void Say(string id, string text) => Console.WriteLine($"{id,-6}{text}");
}
