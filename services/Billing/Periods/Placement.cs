namespace Billing.Periods;

/// <summary>Where a fact lands: the month it is billed in, and a period that has to be opened for it.</summary>
/// <param name="Month">First day of the month it is billed in.</param>
/// <param name="Open">The month of a period to open; null when there is one already that will come to it.</param>
public readonly record struct Placement(DateOnly Month, DateOnly? Open)
{
    // Clocks may be wrong by minutes; a time this far off is a publisher's mistake and not a reason to open periods.
    private static readonly TimeSpan OldestKept = TimeSpan.FromDays(2 * 366);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    /// <summary>
    /// A fact belongs to the month of its true time as long as that is not closed, whatever came before it; afterwards it
    /// lands in the oldest open one.
    /// </summary>
    /// <param name="at">When it happened.</param>
    /// <param name="calendar">The company's months.</param>
    /// <param name="closedThrough">The last closed month; null when none is.</param>
    /// <param name="firstOpen">The oldest open month; null when none is.</param>
    /// <param name="now">The present.</param>
    public static Placement Of(DateTimeOffset at, CompanyCalendar calendar, DateOnly? closedThrough, DateOnly? firstOpen, DateTimeOffset now)
    {
        var month = calendar.MonthOf(Believable(at, now));
        if (closedThrough is not { } closed || month > closed) return new(month, firstOpen is null || firstOpen > month ? month : null);
        if (firstOpen is { } open) return new(open, null);
        var present = calendar.MonthOf(now);
        var next = present > closed ? present : closed.AddMonths(1);
        return new(next, next);
    }

    /// <summary>The time itself, or the present when it cannot be true.</summary>
    public static DateTimeOffset Believable(DateTimeOffset at, DateTimeOffset now) =>
        at < now - OldestKept || at > now + FurthestAhead ? now : at;
}
