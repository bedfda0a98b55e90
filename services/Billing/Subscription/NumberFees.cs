using Billing.Periods;

namespace Billing.Subscription;

/// <summary>The months a number costs its fee: when it is reserved, and at each month's start while it is held. Nothing is prorated.</summary>
public static class NumberFees
{
    /// <param name="reservedAt">When the company got the number.</param>
    /// <param name="releasedAt">When it gave it back; null while it has it.</param>
    /// <param name="calendar">The company's months.</param>
    /// <param name="through">The last month that has begun.</param>
    /// <returns>First days of months, oldest first.</returns>
    public static IReadOnlyList<DateOnly> Owed(DateTimeOffset reservedAt, DateTimeOffset? releasedAt, CompanyCalendar calendar, DateOnly through)
    {
        var first = calendar.MonthOf(reservedAt);
        var months = new List<DateOnly>();
        for (var month = first; month <= through; month = month.AddMonths(1))
            if (IsOwed(reservedAt, releasedAt, calendar.StartOf(month), calendar.StartOf(month.AddMonths(1)))) months.Add(month);
        return months;
    }

    /// <summary>Whether one month costs the fee: what the close asks, without going through all the months before.</summary>
    /// <param name="reservedAt">When the company got the number.</param>
    /// <param name="releasedAt">When it gave it back; null while it has it.</param>
    /// <param name="startsAt">The first moment of the month.</param>
    /// <param name="endsAt">The first moment after it.</param>
    public static bool IsOwed(DateTimeOffset reservedAt, DateTimeOffset? releasedAt, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        IsHeldAt(startsAt, reservedAt, releasedAt) || (reservedAt >= startsAt && reservedAt < endsAt);

    /// <summary>Whether the company had the number at that moment.</summary>
    public static bool IsHeldAt(DateTimeOffset moment, DateTimeOffset reservedAt, DateTimeOffset? releasedAt) =>
        reservedAt <= moment && (releasedAt is not { } end || end > moment);
}
