using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Periods;

/// <summary>"You can view a complete history of all billing periods." Newest first; the running one is live.</summary>
internal static class ListPeriods
{
    private const int PageSize = 24;

    /// <param name="cursor">From the page before.</param>
    internal static async Task<Results<Ok<Page<PeriodFigures>>, ProblemHttpResult>> HandleAsync(
        string? cursor, BillingDb db, PeriodUsage usage, Cursors cursors, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scope = $"periods:{company.Required}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var found = await db.Periods.AsNoTracking()
            .Where(period => after == null || period.Month < after.Month)
            .OrderByDescending(period => period.Month).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var months = page.ConvertAll(period => period.Month);
        // The day of a late text lies before the month that pays for it.
        var late = await db.UsageCounters.Where(counter => months.Contains(counter.Month) && counter.Day < counter.Month)
            .GroupBy(counter => counter.Month).Select(counts => new { counts.Key, Texts = counts.Sum(counter => counter.Texts) })
            .ToDictionaryAsync(count => count.Key, count => count.Texts, cancellationToken);

        var rows = new List<PeriodFigures>(page.Count);
        foreach (var period in page)
        {
            var lateTexts = late.GetValueOrDefault(period.Month);
            if (period.ClosedAt is not null)
            {
                rows.Add(ShownPeriod.Of(period, lateTexts));
                continue;
            }

            var (input, figures) = await usage.LiveAsync(period, cancellationToken);
            rows.Add(ShownPeriod.Live(period, input, figures, lateTexts, clock.GetUtcNow()));
        }

        return TypedResults.Ok(new Page<PeriodFigures>(rows, found.Count > PageSize ? cursors.Encode(new Position(page[^1].Month), scope) : null));
    }

    private sealed record Position(DateOnly Month);
}
