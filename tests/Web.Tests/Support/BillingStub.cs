using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Tests.Support;

/// <summary>The gateway's API as the Billing tab, the portal and a person's own page use it.</summary>
public sealed class BillingStub
{
    public static PeriodFigures November { get; } = new(
        Guid.Parse("01980000-0000-7000-8000-000000000b11"), "2026-11", Some.Noon, Some.Noon.AddDays(30), "America/New_York", PeriodState.Open,
        2, 500, 62, 562, 200, 50, 250, 312, 0, 0, "0.00", 0);

    public BillingSummary Summary { get; set; } = new(
        November, new MonthForecast(700, 0, 138, "3.45", 20, new DateOnly(2026, 11, 21)), "10.00", 250, "0.025", "10.00", "10.00", false);

    public AlertSettings Alerts { get; set; } = new([80], "25.00", false);

    public OwnTexting Own { get; set; } = new(false, "+14155550111", null, false, "Happy Paws", "+14155550100", false, "I agree to receive text messages.", "v1");

    public List<ChangeOwnTexting> OwnChanges { get; } = [];

    public void Map(IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/api/billing");
        billing.MapGet("/summary", () => Summary);
        billing.MapGet("/periods", () => new Page<PeriodFigures>(Summary.Period is { } period ? [period] : [], null));
        billing.MapGet("/periods/{id:guid}", () => new PeriodDetail(
            November, [new("FeedMessage", 180), new("Received", 50)], [new(new(2026, 11, 1), 150, 50), new(new(2026, 11, 2), 50, 0)], [], "10.00"));
        // Twelve people, of whom Messaging knows the first.
        billing.MapGet("/periods/{id:guid}/people", (string? cursor) => cursor is null
            ? new Page<PersonUsage>([new(Some.Ann, 90, 30), new(null, 0, 9), .. Enumerable.Range(0, 7).Select(_ => new PersonUsage(Guid.CreateVersion7(), 8, 1))], "more")
            : new([.. Enumerable.Range(0, 3).Select(_ => new PersonUsage(Guid.CreateVersion7(), 1, 0))], null));
        billing.MapGet("/transactions", () => new Page<TransactionRow>(
            Summary.Period is null ? [] : [new(Some.Ann, Some.Noon, "NumberFee", "Phone number, November 2026", "fee", null, "10.00", November.Id, null, null)], null));
        billing.MapGet("/balance/explain", () => new BalanceExplained(
            312, "312 = 62 of September 2026 + 250 of November 2026", [new("2026-09", 250, [new("2026-09", "used", 188, false)], 62, null)]));
        billing.MapGet("/alerts", () => Alerts);
        billing.MapPut("/alerts", (AlertSettings changed) => Alerts = changed);
        app.MapGet("/api/messaging/me/texting", () => Own);
        app.MapPut("/api/messaging/me/texting", (ChangeOwnTexting change) =>
        {
            OwnChanges.Add(change);
            return Own = Own with { TextingEnabled = change.TextingEnabled };
        });
    }
}
