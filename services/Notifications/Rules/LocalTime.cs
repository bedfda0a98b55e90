using System.Globalization;

namespace Notifications.Rules;

/// <summary>The clock on somebody's wall.</summary>
internal static class LocalTime
{
    /// <summary>The first of these zones that exists here, or UTC.</summary>
    internal static TimeZoneInfo Zone(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        return TimeZoneInfo.Utc;
    }

    /// <summary>For example <c>9:30 AM</c>.</summary>
    internal static string Clock(DateTimeOffset at, string? zone) =>
        TimeZoneInfo.ConvertTime(at, Zone(zone)).ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>When the quiet hours end that this moment is in; null when it is in none.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="from">Their first minute on the wall.</param>
    /// <param name="to">The first minute after them.</param>
    /// <param name="zone">Where the wall is.</param>
    internal static DateTimeOffset? QuietUntil(DateTimeOffset now, TimeOnly from, TimeOnly to, TimeZoneInfo zone)
    {
        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var time = TimeOnly.FromDateTime(wall);
        if (!time.IsBetween(from, to)) return null;

        var end = DateOnly.FromDateTime(wall).AddDays(time < to ? 0 : 1).ToDateTime(to);
        // The hour that a spring night leaves out.
        while (zone.IsInvalidTime(end)) end = end.AddMinutes(15);
        var until = new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
        // The hour that an autumn night has twice: the first end may lie behind us.
        return until > now ? until : new DateTimeOffset(end, zone.BaseUtcOffset).ToUniversalTime() is var second && second > now ? second : null;
    }
}
