using System.Globalization;
using Texting.Contracts.Billing.Http;

namespace Web.Settings.Billing;

/// <summary>Amounts and months as people read them.</summary>
public static class BillingWords
{
    /// <summary>"10.00" becomes "$10.00", "-2.50" becomes "−$2.50"; digits are never lost.</summary>
    public static string Money(string amount) => amount.StartsWith('-') ? $"−${amount[1..]}" : $"${amount}";

    /// <summary>"2026-11" becomes "November 2026".</summary>
    public static string Month(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : month;

    public static string Texts(int count) => count == 1 ? "1 text" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} texts");

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(PeriodState state) => state switch { PeriodState.Open => "Running", PeriodState.Closing => "Being closed", _ => "Closed" };

    /// <summary>What the end of the month will look like, in one sentence.</summary>
    public static string Of(MonthForecast forecast)
    {
        var end = forecast.OverageTexts > 0
            ? $"about {Texts(forecast.Texts)} by the end of the month, {Texts(forecast.OverageTexts)} beyond the pool ({Money(forecast.OverageAmount)})"
            : $"about {Texts(forecast.Texts)} by the end of the month, with {Texts(forecast.Left)} left";
        var empty = forecast.PoolEmptyOn is { } day ? $" The pool is used up on {day.ToString("MMMM d", CultureInfo.InvariantCulture)}." : "";
        return $"Forecast: {end}.{empty}{(forecast.DaysOfHistory < 7 ? " A rough guess: there is less than a week to learn from." : "")}";
    }

    /// <summary>What a text was for, in the words of the statement.</summary>
    public static string KindOfText(string kind) => kind switch
    {
        "FeedMessage" => "Messages sent",
        "VisitCompletion" => "Visit reports sent",
        "Notice" => "Notifications sent",
        "KeywordReply" => "Answers to STOP, START and HELP",
        "Received" => "Texts received",
        _ => kind,
    };

    public static string Kind(string kind) => kind switch { "NumberFee" => "Number", _ => kind };
}

/// <summary>The bars of the chart: where each day stands between nothing and the busiest day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Sent">Height of the sent part, 0-100.</param>
/// <param name="Received">Height of the received part, on top of it.</param>
public sealed record DayBar(DayUsage Day, double Sent, double Received)
{
    public static IReadOnlyList<DayBar> Of(IReadOnlyList<DayUsage> days)
    {
        // A day that took texts back is drawn as an empty one.
        var most = Math.Max(1, days.Select(day => Math.Max(0, day.Sent) + Math.Max(0, day.Received)).DefaultIfEmpty().Max());
        return [.. days.Select(day => new DayBar(day, 100.0 * Math.Max(0, day.Sent) / most, 100.0 * Math.Max(0, day.Received) / most))];
    }
}
