using Billing.Periods;
using Billing.Subscription;

namespace Billing.Tests.Subscription;

/// <summary>"There is a $10 USD per month fee to reserve a phone number."</summary>
public sealed class NumberFeesTests
{
    private static readonly CompanyCalendar NewYork = new(PeriodCalendar.Zone("America/New_York"));

    // Asked in March; the months are those of 2026.
    [Theory]
    [InlineData("2026-01-15T12:00:00Z", null, 1, 2, 3)]
    [InlineData("2026-01-15T12:00:00Z", "2026-01-16T12:00:00Z", 1)]
    [InlineData("2026-01-15T12:00:00Z", "2026-02-01T05:00:00Z", 1)] // given back in the very moment February begins
    [InlineData("2026-01-15T12:00:00Z", "2026-02-01T05:00:01Z", 1, 2)]
    [InlineData("2026-02-01T05:00:00Z", null, 2, 3)]
    [InlineData("2026-02-01T04:59:59Z", null, 1, 2, 3)] // one second of January costs January
    [InlineData("2026-04-15T12:00:00Z", null)]
    [InlineData("2026-01-15T12:00:00Z", "2026-01-10T12:00:00Z", 1)]
    public void It_is_charged_when_reserved_and_at_each_months_start(string reserved, string? released, params int[] months)
    {
        var from = DateTimeOffset.Parse(reserved, null);
        DateTimeOffset? until = released is null ? null : DateTimeOffset.Parse(released, null);
        Assert.Equal(months.Select(month => new DateOnly(2026, month, 1)), NumberFees.Owed(from, until, NewYork, new DateOnly(2026, 3, 1)));
        // One month at a time, as the close asks.
        Assert.Equal(months, Enumerable.Range(1, 3).Where(month => NumberFees.IsOwed(from, until, Start(month), Start(month + 1))));

        static DateTimeOffset Start(int month) => NewYork.StartOf(new DateOnly(2026, month, 1));
    }
}
