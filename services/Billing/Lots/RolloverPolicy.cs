namespace Billing.Lots;

/// <summary>What limits rollover. "Texts will roll over to the next month": by default nothing does.</summary>
public sealed class RolloverPolicy
{
    /// <summary>Configuration section <c>Rollover</c>.</summary>
    public const string Section = "Rollover";

    /// <summary>The most texts that roll over; the oldest beyond it are lost. Null for no limit.</summary>
    public int? MostTexts { get; set; }

    /// <summary>How many months after its own a month's texts can be used. Null for ever.</summary>
    public int? MonthsToLive { get; set; }

    /// <summary>The last month a lot can be used in; null when it does not expire.</summary>
    public DateOnly? LastMonth(DateOnly lot) => MonthsToLive is { } months ? lot.AddMonths(months) : null;
}

/// <summary>Which unused texts are lost at the end of a month.</summary>
public static class Expire
{
    /// <param name="lots">What is left after the month, oldest first.</param>
    /// <param name="month">The month that ends.</param>
    /// <param name="policy">The limits.</param>
    /// <returns>What was lost from which lot.</returns>
    public static IReadOnlyList<Taken> At(IReadOnlyList<LotBalance> lots, DateOnly month, RolloverPolicy policy)
    {
        var lost = new List<Taken>();
        var kept = 0L;
        // From the newest back, so that a limit keeps what lives longest.
        foreach (var lot in lots.Reverse().Where(lot => lot.Left > 0))
        {
            var room = policy.LastMonth(lot.Month) <= month ? 0 : policy.MostTexts is { } most ? Math.Max(0, most - kept) : long.MaxValue;
            var keep = (int)Math.Min(lot.Left, room);
            kept += keep;
            if (keep < lot.Left) lost.Add(new(lot.Month, lot.Left - keep));
        }

        lost.Reverse();
        return lost;
    }
}
