using System.Runtime.CompilerServices;
using Billing.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using Texting.Contracts.Billing.Http;

namespace Billing.Usage;

/// <summary>The whole ledger of a company, one element per text message: for operators, to compare it with the carrier's record.</summary>
internal static class ReadLedger
{
    internal static IAsyncEnumerable<TextUsage> Handle(Guid companyId, CurrentCompany company, BillingDb db, CancellationToken cancellationToken)
    {
        // An operator belongs to no company; this one request looks at the company it names.
        company.Use(companyId);
        return StreamAsync(db, cancellationToken);
    }

    // Streamed, because a ledger has no bound: memory holds the entries of one text.
    private static async IAsyncEnumerable<TextUsage> StreamAsync(BillingDb db, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, isListed) = (new List<UsageEntry>(), false);
        await foreach (var (entry, listed) in db.UsageEntries.AsNoTracking()
            .OrderBy(entry => entry.TextMessageId).ThenBy(entry => entry.At).ThenBy(entry => entry.Revision)
            .Select(entry => ValueTuple.Create(entry, db.CarrierTexts.Any(listed => listed.TextMessageId == entry.TextMessageId && listed.Segments > 0)))
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (text.Count > 0 && text[0].TextMessageId != entry.TextMessageId)
            {
                yield return ReadTextUsage.Of(text[0].TextMessageId, text, isListed);
                text.Clear();
            }

            text.Add(entry);
            isListed = listed;
        }

        if (text.Count > 0) yield return ReadTextUsage.Of(text[0].TextMessageId, text, isListed);
    }
}
