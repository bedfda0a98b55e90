using System.Globalization;
using Billing.Transactions;
using Texting.Contracts.Billing.Http;

namespace Billing.Periods;

/// <summary>A period as the API shows it.</summary>
internal static class ShownPeriod
{
    internal static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    internal static PeriodFigures Of(Period period, int late) => Of(
        period, PeriodState.Closed, period.Staff, period.Allotment, period.RolloverIn, period.Sent, period.Received, period.RolloverOut,
        period.Expired, period.OverageTexts, period.OverageAmount, late);

    internal static PeriodFigures Live(Period period, PeriodInput input, ClosedFigures figures, int late, DateTimeOffset now) => Of(
        period, now < period.EndsAt ? PeriodState.Open : PeriodState.Closing, input.Staff, figures.Allotment, figures.RolloverIn, input.Sent, input.Received,
        // What will expire at the end can still be used.
        figures.RolloverOut + figures.Expired, 0, figures.OverageTexts, figures.AmountDue, late);

    private static PeriodFigures Of(
        Period period, PeriodState state, int staff, int allotment, int rolloverIn, int sent, int received, int left,
        int expired, int overage, decimal amount, int late) => new(
        period.Id, Month(period.Month), period.StartsAt, period.EndsAt, period.TimeZone, state, staff, allotment, rolloverIn, allotment + rolloverIn,
        sent, received, sent + received, left, expired, overage, Money.Text(amount), late);
}
