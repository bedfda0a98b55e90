using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Usage;

/// <summary>What the ledger holds for one text message of the caller's company.</summary>
internal static class ReadTextUsage
{
    internal static async Task<Results<Ok<TextUsage>, ProblemHttpResult>> HandleAsync(Guid textMessageId, BillingDb db, CancellationToken cancellationToken)
    {
        var entries = await db.UsageEntries.AsNoTracking()
            .Where(entry => entry.TextMessageId == textMessageId)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Revision)
            .ToListAsync(cancellationToken);
        return entries.Count == 0 ? Problem.NotFound("text message in the ledger") : TypedResults.Ok(Of(textMessageId, entries));
    }

    internal static TextUsage Of(Guid textMessageId, IReadOnlyList<UsageEntry> entries) => new(
        textMessageId,
        entries.Sum(entry => entry.Texts),
        [.. entries.Select(entry => new UsageFact(entry.Kind, entry.Segments, entry.At))],
        UsagePolicy.Standing(entries));
}
