using System.Globalization;

namespace Web.Shared;

/// <summary>Times in the words people use, in some zone.</summary>
public abstract class SpokenTime(TimeProvider clock)
{
    /// <summary>Where it is that time.</summary>
    public abstract TimeZoneInfo Zone { get; }

    /// <summary>"2:32 PM".</summary>
    public string Clock(DateTimeOffset at) => Local(at).ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>"2:32:07 PM".</summary>
    public string ClockWithSeconds(DateTimeOffset at) => Local(at).ToString("h:mm:ss tt", CultureInfo.InvariantCulture);

    /// <summary>The calendar day, for grouping.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>"Today", "Yesterday", "Monday, March 3", and with the year once it is another one.</summary>
    public string Day(DateTimeOffset at)
    {
        var day = DayOf(at);
        var today = DayOf(clock.GetUtcNow());
        if (day == today) return "Today";
        if (day == today.AddDays(-1)) return "Yesterday";
        return day.ToString(day.Year == today.Year ? "dddd, MMMM d" : "dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>As short as a list needs it: "now", "5 min", "2:32 PM", "Yesterday", "Mon", "Mar 3", "Mar 3, 2024".</summary>
    public string Short(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        var age = now - at;
        if (age < TimeSpan.FromMinutes(1)) return "now";
        if (age < TimeSpan.FromHours(1)) return $"{(int)age.TotalMinutes} min";
        var (day, today) = (DayOf(at), DayOf(now));
        if (day == today) return Clock(at);
        if (day == today.AddDays(-1)) return "Yesterday";
        if (day > today.AddDays(-7)) return day.ToString("ddd", CultureInfo.InvariantCulture);
        return day.ToString(day.Year == today.Year ? "MMM d" : "MMM d, yyyy", CultureInfo.InvariantCulture);
    }

    protected DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
