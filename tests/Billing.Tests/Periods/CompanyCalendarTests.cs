using Billing.Periods;

namespace Billing.Tests.Periods;

/// <summary>A company that moves keeps the months it has.</summary>
public sealed class CompanyCalendarTests
{
    private static readonly TimeZoneInfo East = PeriodCalendar.Zone("America/New_York");
    private static readonly TimeZoneInfo West = PeriodCalendar.Zone("America/Los_Angeles");
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory]
    [InlineData("2026-03-01T04:59:59Z", 2)]
    [InlineData("2026-03-01T05:00:00Z", 3)] // in Los Angeles it is still February
    [InlineData("2026-04-01T03:59:59Z", 3)]
    [InlineData("2026-04-01T04:00:00Z", 4)] // in Los Angeles it is still March, which has ended
    [InlineData("2026-05-01T06:59:59Z", 4)] // not opened yet: its end is that of Los Angeles
    [InlineData("2026-05-01T07:00:00Z", 5)]
    public void Going_west_the_open_month_ends_when_it_was_to_end(string at, int month) => Belongs(at, month, opened: East, now: West);

    [Theory]
    [InlineData("2026-03-01T07:59:59Z", 2)] // in New York it is March, which has not begun
    [InlineData("2026-03-01T08:00:00Z", 3)]
    [InlineData("2026-04-01T06:59:59Z", 3)]
    [InlineData("2026-04-01T07:00:00Z", 4)]
    [InlineData("2026-05-01T04:00:00Z", 5)]
    public void Going_east_too(string at, int month) => Belongs(at, month, opened: West, now: East);

    [Fact]
    public void Far_from_every_boundary_no_move_matters_and_no_period_is_read()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
            for (var hour = 0; hour < 31 * 24; hour++, now = now.AddHours(1))
            {
                if (PeriodCalendar.IsNearBoundary(now, zone)) continue;
                Assert.Equal(PeriodCalendar.MonthOf(now, TimeZoneInfo.Utc), PeriodCalendar.MonthOf(now, zone));
                Assert.True(PeriodCalendar.MonthOf(now.AddHours(-14), TimeZoneInfo.Utc) == March && PeriodCalendar.MonthOf(now.AddHours(14), TimeZoneInfo.Utc) == March);
            }
        }
    }

    private static void Belongs(string at, int month, TimeZoneInfo opened, TimeZoneInfo now) => Assert.Equal(
        new DateOnly(2026, month, 1),
        new CompanyCalendar(now, new FixedMonth(March, PeriodCalendar.StartOf(March, opened), PeriodCalendar.StartOf(March.AddMonths(1), opened))).MonthOf(DateTimeOffset.Parse(at, null)));
}
