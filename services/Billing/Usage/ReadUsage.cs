using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Billing.Http;

namespace Billing.Usage;

/// <summary>What the caller's company has used.</summary>
internal static class ReadUsage
{
    internal static async Task<Ok<UsageTotals>> HandleAsync(BillingDb db, CancellationToken cancellationToken)
    {
        var texts = await db.UsageEntries
            .GroupBy(entry => entry.Kind)
            .Select(entries => new { entries.Key, Texts = entries.Sum(entry => (long)entry.Texts) })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Texts, cancellationToken);
        var sent = texts.GetValueOrDefault(UsageKind.Sent);
        var received = texts.GetValueOrDefault(UsageKind.Received);
        return TypedResults.Ok(new UsageTotals(sent, received, sent + received));
    }
}
