using Billing.Periods;

namespace Billing.Tests.Periods;

public sealed class PeriodCalendarTests
{
    public static TheoryData<string, string, string> Starts => new()
    {
        { "America/New_York", "2026-03-01", "2026-03-01T05:00:00Z" },
        { "America/New_York", "2026-04-01", "2026-04-01T04:00:00Z" },
        { "America/St_Johns", "2026-01-01", "2026-01-01T03:30:00Z" },
        { "Pacific/Kiritimati", "2026-05-01", "2026-04-30T10:00:00Z" },
        { "Etc/GMT+12", "2026-05-01", "2026-05-01T12:00:00Z" },
        // Clocks that went back from 00:01 to 23:01 on the first of the month: it began at the first midnight.
        { "America/St_Johns", "2009-11-01", "2009-11-01T02:30:00Z" },
        // Clocks that skipped midnight of the first of the month: it began at one o'clock.
        { "Asia/Amman", "2022-04-01", "2022-03-31T21:00:00Z" },
        { "Asia/Amman", "2016-04-01", "2016-03-31T22:00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_month_starts_at_its_first_midnight(string zone, string month, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), PeriodCalendar.StartOf(DateOnly.Parse(month, null), PeriodCalendar.Zone(zone)));

    [Fact]
    public void In_every_zone_and_year_every_moment_belongs_to_exactly_one_month_and_the_wall_agrees_at_its_start()
    {
        var wrong = new List<string>();
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var month = new DateOnly(2020, 1, 1); month.Year < 2033; month = month.AddMonths(1))
            {
                var start = PeriodCalendar.StartOf(month, zone);
                var length = PeriodCalendar.StartOf(month.AddMonths(1), zone) - start;
                var isRight = PeriodCalendar.MonthOf(start, zone) == month
                    && PeriodCalendar.MonthOf(start.AddTicks(-1), zone) == month.AddMonths(-1)
                    && PeriodCalendar.DayOf(start, zone) == month
                    && PeriodCalendar.DayOf(start.AddTicks(-1), zone) < month
                    && length > TimeSpan.FromDays(27.9) && length < TimeSpan.FromDays(31.2);
                if (!isRight) wrong.Add($"{zone.Id} {month:yyyy-MM}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("America/New_York", "2026-02-01T04:59:59.999Z", "2026-01-01")]
    [InlineData("America/New_York", "2026-02-01T05:00:00Z", "2026-02-01")]
    [InlineData("Asia/Tokyo", "2026-01-31T15:00:00Z", "2026-02-01")]
    public void The_last_instant_of_a_month_belongs_to_it_and_the_next_to_the_next(string zone, string at, string month) =>
        Assert.Equal(DateOnly.Parse(month, null), PeriodCalendar.MonthOf(DateTimeOffset.Parse(at, null), PeriodCalendar.Zone(zone)));

    [Fact]
    public void A_name_this_machine_does_not_know_is_UTC() => Assert.Equal(TimeZoneInfo.Utc, PeriodCalendar.Zone("Mars/Olympus_Mons"));
}
