namespace Messaging.Texts;

/// <summary>The day by which the carriers count: it begins at midnight in Los Angeles, daylight saving included.</summary>
internal static class PacificDay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static DateOnly Of(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>When the day after this moment's begins, UTC.</summary>
    public static DateTimeOffset End(DateTimeOffset now)
    {
        // Midnight exists on every day there: the clocks change at two.
        var midnight = Of(now).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
