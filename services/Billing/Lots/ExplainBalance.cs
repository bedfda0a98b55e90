using System.Globalization;
using Billing.Data;
using Billing.Periods;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Texting.Contracts.Billing.Http;

namespace Billing.Lots;

/// <summary>"Why is my balance 312?": the lots it is made of, and what became of each.</summary>
internal static class ExplainBalance
{
    // Lots that are used up say nothing about the balance; the last year of them is kept in sight.
    private const int MonthsInSight = 12;

    internal static async Task<Ok<BalanceExplained>> HandleAsync(
        BillingDb db, PeriodUsage usage, IOptions<RolloverPolicy> policy, CancellationToken cancellationToken)
    {
        var period = await usage.RunningAsync(cancellationToken);
        var newest = period?.Month ?? await db.Lots.MaxAsync(lot => (DateOnly?)lot.Month, cancellationToken) ?? DateOnly.MinValue;
        var oldest = newest.Year > 1 ? newest.AddMonths(-MonthsInSight) : newest;
        var lots = await db.Lots.AsNoTracking().Where(lot => lot.Remaining != 0 || lot.Month >= oldest).OrderBy(lot => lot.Month).ToListAsync(cancellationToken);
        var months = lots.ConvertAll(lot => lot.Month);
        var movements = (await db.LotMovements.AsNoTracking().Where(movement => months.Contains(movement.LotMonth))
            .OrderBy(movement => movement.Month).ToListAsync(cancellationToken)).ToLookup(movement => movement.LotMonth);

        var live = period is null ? null : (await usage.LiveAsync(period, cancellationToken)).Figures;
        var taken = live?.Taken.ToLookup(move => move.Month);
        var explained = lots.ConvertAll(lot => Explain(
            lot.Month, lot.Granted, [.. movements[lot.Month].Select(move => new LotMovementShown(ShownPeriod.Month(move.Month), move.Kind, move.Texts, IsLive: false)), .. Live(lot.Month)],
            lot.Remaining));
        if (live is not null) explained.Add(Explain(period!.Month, live.Allotment, [.. Live(period.Month)], live.Allotment));

        var balance = explained.Sum(lot => lot.Left);
        return TypedResults.Ok(new BalanceExplained(balance, Sentence(balance, explained, live?.OverageTexts ?? 0), explained));

        IEnumerable<LotMovementShown> Live(DateOnly lot) =>
            taken?[lot].Select(move => new LotMovementShown(ShownPeriod.Month(period!.Month), LotMovement.Used, move.Texts, IsLive: true)) ?? [];

        LotExplained Explain(DateOnly month, int granted, IReadOnlyList<LotMovementShown> moves, int left) => new(
            ShownPeriod.Month(month), granted, moves, left - moves.Where(move => move.IsLive).Sum(move => move.Texts),
            policy.Value.LastMonth(month) is { } last ? ShownPeriod.Month(last) : null);
    }

    private static string Sentence(int balance, IEnumerable<LotExplained> lots, int overage)
    {
        var parts = lots.Where(lot => lot.Left != 0).Select(lot => $"{lot.Left} of {Named(lot.Month)}").ToList();
        if (parts.Count > 0) return $"{balance} = {string.Join(" + ", parts)}";
        return overage > 0 ? $"0: all included texts are used, and {overage} beyond them" : "0: all included texts are used";
    }

    private static string Named(string month) => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
