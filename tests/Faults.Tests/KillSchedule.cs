namespace Faults.Tests;

/// <summary>Which resource dies, and after how much of the work.</summary>
/// <param name="Resource">Name in the AppHost.</param>
/// <param name="AfterSteps">Steps of the workload that are done by then.</param>
internal sealed record Kill(string Resource, int AfterSteps);

/// <summary>Kills spread over the work and over everything that may die, from a seed.</summary>
internal static class KillSchedule
{
    private static readonly string[] Everything = ["messaging", "gateway", "billing", "postgres", "rabbitmq"];

    /// <summary>Every mortal dies at least once when there are enough kills.</summary>
    public static IReadOnlyList<Kill> Draw(int seed, int kills, int steps, string[]? mortals = null)
    {
        var (random, all) = (new Random(seed), mortals ?? Everything);
        var victims = Enumerable.Range(0, kills).Select(i => i < all.Length ? all[i] : all[random.Next(all.Length)]).ToArray();
        random.Shuffle(victims);
        var slice = steps / (kills + 1);
        return [.. victims.Select((victim, i) => new Kill(victim, (i * slice) + random.Next(1, slice)))];
    }
}
