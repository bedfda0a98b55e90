using Billing.Alerts;
using Billing.Data;
using Billing.Periods;
using Billing.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Texting.Contracts.Billing.Http;

namespace Billing.Summary;

/// <summary>The running month at a glance: used, left, what it will cost.</summary>
internal static class ReadSummary
{
    internal static async Task<Ok<BillingSummary>> HandleAsync(
        BillingDb db, PeriodUsage usage, IOptions<Prices> prices, TimeProvider clock, CancellationToken cancellationToken)
    {
        var unpaid = await db.Transactions.Where(transaction => !db.Payments.Any(payment => payment.TransactionId == transaction.Id))
            .SumAsync(transaction => transaction.Amount, cancellationToken);
        var capReached = await db.SpendingStates.AnyAsync(state => state.CapReached, cancellationToken);
        PeriodFigures? shown = null;
        MonthForecast? forecast = null;
        var due = 0m;
        if (await usage.RunningAsync(cancellationToken) is { } period)
        {
            var (input, figures) = await usage.LiveAsync(period, cancellationToken);
            var late = await db.UsageCounters.Where(counter => counter.Month == period.Month && counter.Day < period.Month).SumAsync(counter => counter.Texts, cancellationToken);
            shown = ShownPeriod.Live(period, input, figures, late, clock.GetUtcNow());
            forecast = await ForecastAsync(db, period, figures, prices.Value, clock.GetUtcNow(), cancellationToken);
            due = figures.AmountDue + await db.Transactions.Where(transaction => transaction.PeriodId == period.Id).SumAsync(transaction => transaction.Amount, cancellationToken);
        }

        return TypedResults.Ok(new BillingSummary(
            shown, forecast, Money.Text(prices.Value.NumberMonth), prices.Value.TextsPerStaff, Money.PriceText(prices.Value.OverageText),
            Money.Text(due), Money.Text(unpaid), capReached));
    }

    private static async Task<MonthForecast> ForecastAsync(
        BillingDb db, Period period, ClosedFigures figures, Prices prices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zone = PeriodCalendar.Zone(period.TimeZone);
        var today = PeriodCalendar.DayOf(now, zone);
        var from = today.AddDays(-Forecast.MostDays);
        var history = await db.UsageCounters.Where(counter => counter.Day >= from && counter.Day <= today)
            .GroupBy(counter => counter.Day).Select(day => new { day.Key, Texts = day.Sum(counter => counter.Texts) })
            .ToDictionaryAsync(day => day.Key, day => day.Texts, cancellationToken);
        var first = await db.UsageCounters.MinAsync(counter => (DateOnly?)counter.Day, cancellationToken) ?? today;
        var pool = figures.Allotment + figures.RolloverIn;
        var expected = Forecast.Of(history, first, today, PeriodCalendar.DayOf(period.EndsAt.AddTicks(-1), zone), figures.Used, pool);
        var overage = Math.Max(0, expected.Texts - pool);
        return new MonthForecast(
            expected.Texts, Math.Max(0, pool - expected.Texts), overage, Money.Text(Money.ToCents(overage * prices.OverageText)), expected.DaysOfHistory, expected.PoolEmptyOn);
    }
}
