namespace Billing.Alerts;

/// <summary>What the end of the month will look like if its weekdays go on as the company's weekdays went before.</summary>
/// <param name="Texts">Texts used by then.</param>
/// <param name="DaysOfHistory">Whole days it was learnt from.</param>
/// <param name="PoolEmptyOn">The day the pool will be used up; null when it lasts.</param>
public sealed record Forecast(int Texts, int DaysOfHistory, DateOnly? PoolEmptyOn)
{
    /// <summary>How far back is looked: eight of each weekday.</summary>
    public const int MostDays = 56;

    // Below two of each weekday one loud Monday would speak for all of them.
    private const int DaysForAProfile = 14;

    /// <param name="history">Texts by day; a day that is missing had none.</param>
    /// <param name="firstDay">The company's first day with texting; days before it say nothing.</param>
    /// <param name="today">Today in the company's zone; it counts as far as it has come, and at least as its weekday usually does.</param>
    /// <param name="lastDay">The last day of the period.</param>
    /// <param name="used">Texts used in the period so far.</param>
    /// <param name="pool">Allotment and rollover together.</param>
    public static Forecast Of(IReadOnlyDictionary<DateOnly, int> history, DateOnly firstDay, DateOnly today, DateOnly lastDay, int used, int pool)
    {
        var from = firstDay > today.AddDays(-MostDays) ? firstDay : today.AddDays(-MostDays);
        var days = Days(from, today.AddDays(-1)).ToList();
        var usual = Profile(history, days);
        // Without a whole day behind it, today is all there is to go by.
        if (days.Count == 0) usual = [.. Enumerable.Repeat((double)history.GetValueOrDefault(today), 7)];

        DateOnly? emptyOn = used > pool ? today : null;
        double expected = used;
        foreach (var day in Days(today, lastDay))
        {
            var texts = usual[(int)day.DayOfWeek];
            expected += day == today ? Math.Max(0, texts - history.GetValueOrDefault(today)) : texts;
            if (emptyOn is null && Rounded(expected) > pool) emptyOn = day;
        }

        return new Forecast(Rounded(expected), days.Count, emptyOn);
    }

    private static double[] Profile(IReadOnlyDictionary<DateOnly, int> history, List<DateOnly> days)
    {
        var mean = days.Count == 0 ? 0 : days.Average(day => (double)history.GetValueOrDefault(day));
        if (days.Count < DaysForAProfile) return [.. Enumerable.Repeat(mean, 7)];
        return [.. Enumerable.Range(0, 7).Select(weekday => days.Where(day => (int)day.DayOfWeek == weekday).Average(day => (double)history.GetValueOrDefault(day)))];
    }

    private static int Rounded(double texts) => (int)Math.Min(int.MaxValue, Math.Round(texts, MidpointRounding.AwayFromZero));

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) yield return day;
    }
}
