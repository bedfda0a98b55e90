using System.Collections.Concurrent;

namespace Billing.Periods;

/// <summary>Calendar months in a time zone. A month is written as its first day; its boundaries are moments.</summary>
public static class PeriodCalendar
{
    // No zone is further from UTC than 14 hours.
    private const int FurthestFromUtc = 15;
    private static readonly TimeSpan FurthestApart = TimeSpan.FromHours(2 * FurthestFromUtc);

    // Asked for every text and every company at a month's end, of a few zones and months; working one out takes 14 conversions.
    private static readonly ConcurrentDictionary<(string Zone, DateOnly Month), DateTimeOffset> Starts = new();

    /// <summary>The zone of an IANA name; UTC when this machine does not know the name.</summary>
    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The first moment of a month: midnight of its first day, or what the clocks show instead of a midnight they skip.</summary>
    public static DateTimeOffset StartOf(DateOnly month, TimeZoneInfo zone) =>
        Starts.TryGetValue((zone.Id, month), out var start) ? start : Starts[(zone.Id, month)] = WorkOutStart(month, zone);

    private static DateTimeOffset WorkOutStart(DateOnly month, TimeZoneInfo zone)
    {
        // Asked of moments and not of wall times: .NET does not know every gap and every second midnight as one.
        var midnight = month.ToDateTime(TimeOnly.MinValue);
        var utc = new DateTimeOffset(midnight, TimeSpan.Zero);
        DateTimeOffset? start = null;
        for (var hours = -FurthestFromUtc; hours <= FurthestFromUtc; hours += 5)
        {
            var moment = utc - zone.GetUtcOffset(utc.AddHours(hours));
            // Clocks that go back over midnight have two of them; the month starts at the first.
            if (TimeZoneInfo.ConvertTime(moment, zone).DateTime == midnight && !(start <= moment)) start = moment;
        }

        return start ?? EndOfGap(midnight, zone);
    }

    /// <summary>The month a moment belongs to: the one whose start it has reached and whose end it has not.</summary>
    public static DateOnly MonthOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = DayOf(at, zone);
        var month = new DateOnly(day.Year, day.Month, 1);
        // Where the clocks went back over midnight the calendar shows the old month once more.
        if (at >= StartOf(month.AddMonths(1), zone)) return month.AddMonths(1);
        return at < StartOf(month, zone) ? month.AddMonths(-1) : month;
    }

    /// <summary>Whether the calendar of some other zone may show another month at that moment.</summary>
    public static bool IsNearBoundary(DateTimeOffset at, TimeZoneInfo zone)
    {
        var month = MonthOf(at, zone);
        return at - StartOf(month, zone) < FurthestApart || StartOf(month.AddMonths(1), zone) - at < FurthestApart;
    }

    /// <summary>The date on the wall at that moment.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static DateTimeOffset EndOfGap(DateTime midnight, TimeZoneInfo zone)
    {
        // Around one gap wall time only grows, so the moment can be halved to.
        var utc = new DateTimeOffset(midnight, TimeSpan.Zero);
        long before = utc.AddHours(-FurthestFromUtc).ToUnixTimeSeconds(), after = utc.AddHours(FurthestFromUtc).ToUnixTimeSeconds();
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            if (TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(middle), zone).DateTime >= midnight) after = middle;
            else before = middle;
        }

        return DateTimeOffset.FromUnixTimeSeconds(after);
    }
}
