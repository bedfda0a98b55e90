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
        if (entries.Count == 0) return Problem.NotFound("text message in the ledger");
        var isListed = await db.CarrierTexts.AnyAsync(text => text.TextMessageId == textMessageId && text.Segments > 0, cancellationToken);
        return TypedResults.Ok(Of(textMessageId, entries, isListed));
    }

    /// <param name="textMessageId">The text.</param>
    /// <param name="entries">All facts about it.</param>
    /// <param name="isListed">The carrier's list of its day says what it counts; where that differs, a correction is among the facts.</param>
    internal static TextUsage Of(Guid textMessageId, IReadOnlyList<UsageEntry> entries, bool isListed) => new(
        textMessageId,
        entries.Sum(entry => entry.Texts),
        [.. entries.Select(entry => new UsageFact(entry.Kind, entry.Segments, entry.At))],
        UsagePolicy.Standing(entries, isListed));
}
