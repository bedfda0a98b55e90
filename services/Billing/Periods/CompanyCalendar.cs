using Billing.Data;
using Microsoft.EntityFrameworkCore;

namespace Billing.Periods;

/// <summary>A month whose boundaries are fixed, because it was opened with them.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="StartsAt">Its first moment.</param>
/// <param name="EndsAt">The first moment after it.</param>
public readonly record struct FixedMonth(DateOnly Month, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>
/// The months of one company: boundaries that are fixed, and elsewhere those of the time zone it has now. A company that moves
/// keeps the months it has, so a moment belongs to the month it lies in and not to the one its new calendar shows.
/// </summary>
/// <param name="zone">The company's time zone.</param>
/// <param name="opened">Its periods, or those around the moments that are asked for.</param>
public sealed class CompanyCalendar(TimeZoneInfo zone, params IEnumerable<FixedMonth> opened)
{
    private readonly Dictionary<DateOnly, FixedMonth> _opened = opened.ToDictionary(month => month.Month);

    /// <summary>The zone of its days, and of months that are not opened yet.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The first moment of a month.</summary>
    public DateTimeOffset StartOf(DateOnly month) =>
        _opened.TryGetValue(month, out var opened) ? opened.StartsAt
        : _opened.TryGetValue(month.AddMonths(-1), out var before) ? before.EndsAt
        : PeriodCalendar.StartOf(month, zone);

    /// <summary>The month a moment belongs to.</summary>
    public DateOnly MonthOf(DateTimeOffset at)
    {
        var month = PeriodCalendar.MonthOf(at, zone);
        // No two zones are more than a day or so apart, so it is this one or a neighbour.
        if (at < StartOf(month)) return month.AddMonths(-1);
        return at >= StartOf(month.AddMonths(1)) ? month.AddMonths(1) : month;
    }
}

/// <summary>Reads the calendar of the current company.</summary>
internal static class ReadCalendar
{
    /// <summary>With all its periods.</summary>
    internal static async Task<CompanyCalendar> CalendarAsync(this BillingDb db, TimeZoneInfo zone, CancellationToken cancellationToken) => new(zone, await db.Periods
        .AsNoTracking().Select(period => new FixedMonth(period.Month, period.StartsAt, period.EndsAt)).ToListAsync(cancellationToken));

    /// <summary>For these moments. Most lie so far from any boundary that a move cannot matter, and nothing has to be read.</summary>
    internal static async Task<CompanyCalendar> CalendarAsync(
        this BillingDb db, TimeZoneInfo zone, IEnumerable<DateTimeOffset> moments, CancellationToken cancellationToken) =>
        moments.Any(moment => PeriodCalendar.IsNearBoundary(moment, zone)) ? await db.CalendarAsync(zone, cancellationToken) : new CompanyCalendar(zone);
}
