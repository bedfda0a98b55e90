namespace Billing.Alerts;

/// <summary>"Any overages are billed at the end of each month": unless the company wants to be stopped before.</summary>
public static class Cap
{
    /// <summary>Reached as soon as one more text would cost more than the company wants to spend.</summary>
    /// <param name="isWanted">The company's hard cap is on.</param>
    /// <param name="limit">Its money limit; without one there is no cap.</param>
    /// <param name="used">Texts used.</param>
    /// <param name="pool">Allotment and rollover together.</param>
    /// <param name="price">US dollars for a text beyond the pool.</param>
    public static bool IsReached(bool isWanted, decimal? limit, int used, int pool, decimal price) =>
        isWanted && limit is { } most && used + 1L > pool && (used + 1L - pool) * price > most;
}
