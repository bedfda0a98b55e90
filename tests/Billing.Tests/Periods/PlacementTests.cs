using Billing.Periods;

namespace Billing.Tests.Periods;

public sealed class PlacementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly CompanyCalendar Utc = new(TimeZoneInfo.Utc);

    // Months by number of 2026; 0 is null.
    [Theory]
    [InlineData(2, 0, 0, 2, 2)] // the first fact of a company opens its month
    [InlineData(2, 0, 2, 2, 0)]
    [InlineData(1, 0, 2, 1, 1)] // an earlier one that comes later opens its own, as nothing is closed
    [InlineData(3, 1, 2, 3, 0)] // of a month that is not opened yet: the close will come to it
    [InlineData(1, 1, 2, 2, 0)] // late: the oldest open month
    [InlineData(1, 2, 0, 3, 3)] // late for a company without an open month: the present one
    [InlineData(3, 1, 0, 3, 3)] // the first after a time without a number
    [InlineData(2, 1, 3, 2, 2)]
    public void A_fact_lands_in_the_month_of_its_time_or_in_the_oldest_open_one(int of, int closedThrough, int firstOpen, int month, int opens)
    {
        var placed = Placement.Of(new DateTimeOffset(2026, of, 5, 0, 0, 0, TimeSpan.Zero), Utc, Month(closedThrough), Month(firstOpen), Now);
        Assert.Equal(new Placement(Month(month)!.Value, Month(opens)), placed);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("2126-01-01T00:00:00Z")]
    public void A_time_that_cannot_be_true_counts_as_now(string at) =>
        Assert.Equal(new DateOnly(2026, 3, 1), Placement.Of(DateTimeOffset.Parse(at, null), Utc, null, null, Now).Month);

    private static DateOnly? Month(int number) => number == 0 ? null : January.AddMonths(number - 1);
}
