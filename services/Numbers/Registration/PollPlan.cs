namespace Numbers.Registration;

/// <summary>How long to wait before looking at the carrier again: soon at first, then ever less often.</summary>
public static class PollPlan
{
    // With a first pause of a minute: 1, 1, 5, 15 minutes, 1 hour, then every 6 hours.
    private static readonly int[] Factors = [1, 1, 5, 15, 60, 360];
    private const int EagerLooks = 10;
    private const int PatientFactor = 5;

    /// <param name="move">What is waited for: a YES is looked for eagerly, somebody may be watching the page.</param>
    /// <param name="looks">Looks so far that found nothing new.</param>
    /// <param name="first">The first pause.</param>
    public static TimeSpan After(Move move, int looks, TimeSpan first) => move == Move.OwnerSaidYes
        ? first * (looks < EagerLooks ? 1 : PatientFactor)
        : first * Factors[Math.Clamp(looks, 0, Factors.Length - 1)];
}
