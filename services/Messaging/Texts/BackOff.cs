namespace Messaging.Texts;

/// <summary>How long a text waits after a create that surely did nothing: 100 ms x 2^n, ±10 %, at most 30 s (Twilio's advice for 429).</summary>
internal static class BackOff
{
    private const double First = 100;
    private const double Longest = 30_000;

    /// <summary>After a refusal that time will heal: the table's wait, doubled with each attempt, at most 16 times as long.</summary>
    public static TimeSpan Patiently(TimeSpan first, int attempt) => first * Math.Pow(2, Math.Clamp(attempt - 1, 0, 4));

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">0 to 1: spreads texts that failed together.</param>
    public static TimeSpan After(int attempt, double chance) =>
        TimeSpan.FromMilliseconds(Math.Min(Longest, First * Math.Pow(2, Math.Min(attempt, 16)) * (0.9 + (0.2 * chance))));
}
