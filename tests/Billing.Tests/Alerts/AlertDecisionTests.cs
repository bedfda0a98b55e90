using Billing.Alerts;
using CsCheck;
using Texting.Contracts.Billing;

namespace Billing.Tests.Alerts;

public sealed class AlertDecisionTests
{
    private static readonly DateOnly Monday = new(2026, 6, 1);

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(124, 250, "")]
    [InlineData(125, 250, "50")]
    [InlineData(249, 250, "50 80")]
    [InlineData(250, 250, "50 80 100")]
    [InlineData(1, 0, "50 80 100")]
    public void A_mark_is_passed_when_so_much_of_the_pool_is_used(int used, int pool, string passed) =>
        Assert.Equal(passed, string.Join(' ', Thresholds.Passed(Thresholds.All, used, pool, 0, null).Select(mark => mark.Percent)));

    [Theory]
    [InlineData("4.99", "10", "")]
    [InlineData("5.00", "10", "50")]
    [InlineData("10.00", "10", "50 80 100")]
    [InlineData("0", "0", "")]
    [InlineData("0.025", "0", "50 80 100")]
    public void A_mark_of_money_is_passed_by_overage_alone(string overage, string limit, string passed) =>
        Assert.Equal(passed, string.Join(' ', Thresholds.Passed(Thresholds.All, 0, 100, decimal.Parse(overage, null), decimal.Parse(limit, null))
            .Where(mark => mark.Kind == ThresholdKind.Money).Select(mark => mark.Percent)));

    [Theory]
    [InlineData(true, "0", 249, 250, false)]
    [InlineData(true, "0", 250, 250, true)] // the next text would cost something
    [InlineData(true, "1", 289, 250, false)] // one more makes exactly a dollar
    [InlineData(true, "1", 290, 250, true)]
    [InlineData(false, "1", 1000, 250, false)]
    [InlineData(true, null, 1000, 250, false)]
    public void The_cap_is_reached_when_one_more_text_would_cost_too_much(bool wanted, string? limit, int used, int pool, bool reached) =>
        Assert.Equal(reached, Cap.IsReached(wanted, limit is null ? null : decimal.Parse(limit, null), used, pool, 0.025m));

    [Fact]
    public void The_forecast_goes_on_with_the_companys_own_weekdays()
    {
        // Four weeks of 10 texts on weekdays and none on weekends; it is the fifth Monday, nothing used yet today.
        var history = Enumerable.Range(0, 28).Select(i => Monday.AddDays(i - 28)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day, _ => 10);
        var forecast = Forecast.Of(history, Monday.AddDays(-28), Monday, Monday.AddDays(13), used: 40, pool: 120);
        Assert.Equal(new Forecast(140, 28, Monday.AddDays(10)), forecast);
    }

    [Fact]
    public void A_young_company_is_guessed_by_its_mean_and_a_new_one_by_its_first_day()
    {
        var history = new Dictionary<DateOnly, int> { [Monday.AddDays(-2)] = 6, [Monday] = 1 };
        Assert.Equal(37, Forecast.Of(history, Monday.AddDays(-2), Monday, Monday.AddDays(9), used: 8, pool: 500).Texts);
        Assert.Equal(new Forecast(12, 0, null), Forecast.Of(new Dictionary<DateOnly, int> { [Monday] = 4 }, Monday, Monday, Monday.AddDays(2), used: 4, pool: 500));
        Assert.Equal(new Forecast(0, 0, null), Forecast.Of(new Dictionary<DateOnly, int>(), Monday, Monday, Monday.AddDays(20), used: 0, pool: 0));
    }

    [Fact]
    public void The_forecast_is_never_below_what_is_used() => Gen.Select(Gen.Int[0, 40].Array[0, 70], Gen.Int[0, 30], Gen.Int[0, 900]).Sample((days, ahead, pool) =>
    {
        var history = days.Select((texts, i) => (Day: Monday.AddDays(i - days.Length), texts)).ToDictionary(day => day.Day, day => day.texts);
        var used = days.TakeLast(20).Sum();
        var forecast = Forecast.Of(history, Monday.AddDays(-days.Length), Monday, Monday.AddDays(ahead), used, pool);
        Assert.True(forecast.Texts >= used);
        Assert.Equal(forecast.Texts > pool, forecast.PoolEmptyOn is not null);
    });
}
