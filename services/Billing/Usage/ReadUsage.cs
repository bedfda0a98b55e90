using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Billing.Http;

namespace Billing.Usage;

/// <summary>What the caller's company has used, over all its months.</summary>
internal static class ReadUsage
{
    internal static async Task<Ok<UsageTotals>> HandleAsync(BillingDb db, CancellationToken cancellationToken)
    {
        var counted = db.UsageCounters.Select(counter => new { counter.Category, counter.Texts });
        var waiting = db.UsageEntries.Where(entry => entry.Month == null).Select(entry => new { entry.Category, entry.Texts });
        var texts = await counted.Concat(waiting)
            .GroupBy(count => count.Category == UsageEntry.ReceivedCategory)
            .Select(counts => new { IsReceived = counts.Key, Texts = counts.Sum(count => (long)count.Texts) })
            .ToDictionaryAsync(count => count.IsReceived, count => count.Texts, cancellationToken);
        var sent = texts.GetValueOrDefault(false);
        var received = texts.GetValueOrDefault(true);
        return TypedResults.Ok(new UsageTotals(sent, received, sent + received));
    }
}
