using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Reconciliation;

/// <summary>The compared days, newest first, with every difference by name.</summary>
internal static class ReadReconciliation
{
    private const int MostDays = 92;

    /// <param name="from">First day, UTC; 30 days before <paramref name="to"/> when left out.</param>
    /// <param name="to">Last day, UTC; today when left out.</param>
    internal static async Task<Results<Ok<IReadOnlyList<ReconciledDay>>, ProblemHttpResult>> HandleAsync(
        DateOnly? from, DateOnly? to, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(-30);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays) return Problem.Invalid("from", $"Ask for at most {MostDays} days, the first one first.");
        var days = await db.CarrierDays.AsNoTracking().Where(day => day.Day >= first && day.Day <= last && day.CheckedAt != null)
            .OrderByDescending(day => day.Day).ToListAsync(cancellationToken);
        var differences = (await db.Differences.AsNoTracking().Where(difference => difference.Day >= first && difference.Day <= last)
            .OrderBy(difference => difference.Position).ToListAsync(cancellationToken)).ToLookup(difference => difference.Day);
        return TypedResults.Ok<IReadOnlyList<ReconciledDay>>(days.ConvertAll(day => new ReconciledDay(
            day.Day, day.CheckedAt!.Value, day.Texts, day.Explained, day.Texts == 0 ? 1 : (double)day.Explained / day.Texts,
            [.. differences[day.Day].Select(difference => new ReconciliationDifference(
                difference.Name, difference.TextMessageId, difference.CarrierSid, difference.Ours, difference.Carriers))])));
    }

    /// <summary>The same for an operator, who belongs to no company and names one.</summary>
    internal static Task<Results<Ok<IReadOnlyList<ReconciledDay>>, ProblemHttpResult>> HandleForOperatorAsync(
        Guid companyId, DateOnly? from, DateOnly? to, CurrentCompany company, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        company.Use(companyId);
        return HandleAsync(from, to, db, clock, cancellationToken);
    }
}
