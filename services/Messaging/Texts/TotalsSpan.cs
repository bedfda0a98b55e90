namespace Messaging.Texts;

/// <summary>A range of time, taken apart: whole days (UTC) that are counted already, and what is left at both ends.</summary>
/// <param name="FirstDay">The first whole day.</param>
/// <param name="EndDay">The day after the last whole one; equal to the first when there is none.</param>
/// <param name="Before">What lies before the whole days.</param>
/// <param name="After">What lies after them.</param>
public sealed record TotalsSpan(DateOnly FirstDay, DateOnly EndDay, TotalsEdge Before, TotalsEdge After)
{
    /// <param name="from">Null: since the beginning.</param>
    /// <param name="to">Null: without an end.</param>
    public static TotalsSpan Of(DateTimeOffset? from, DateTimeOffset? to)
    {
        var first = from is { } start ? DayOf(start) : DateOnly.MinValue;
        if (from is { } begin && begin > Start(first)) first = first.AddDays(1);
        var end = to is { } stop ? DayOf(stop) : DateOnly.MaxValue;
        if (end <= first)
        {
            // No whole day: all of it is one edge, up to where the other would begin.
            return from is { } a && to is { } b && a < b ? new(first, first, new(a, b), TotalsEdge.None) : new(first, first, TotalsEdge.None, TotalsEdge.None);
        }

        var before = from is { } lower && lower < Start(first) ? new TotalsEdge(lower, Start(first)) : TotalsEdge.None;
        var after = to is { } upper && upper > Start(end) ? new TotalsEdge(Start(end), upper) : TotalsEdge.None;
        return new(first, end, before, after);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>From a moment until before another.</summary>
public readonly record struct TotalsEdge(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>No time at all.</summary>
    public static TotalsEdge None => new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
