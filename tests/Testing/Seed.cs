namespace Testing;

/// <summary>Where a test's chance comes from: one printed number, so that what failed can be repeated.</summary>
public static class Seed
{
    /// <summary>Randomness for a test: from <c>TESTS_SEED</c>, otherwise new each time.</summary>
    /// <param name="what">What it decides, for the line in the output.</param>
    public static Random For(string what)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TESTS_SEED"), out var given) ? given : Random.Shared.Next();
        Console.WriteLine($"seed {seed} of {what}: TESTS_SEED={seed} repeats it");
        return new Random(seed);
    }
}
