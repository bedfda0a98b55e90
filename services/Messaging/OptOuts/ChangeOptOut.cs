using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.OptOuts;

/// <summary>
/// A phone says STOP or START. Takes the row's lock, which every claim shares: from the commit on no claim lets a text to
/// this phone leave. The evidence is in the same transaction.
/// </summary>
public static class ChangeOptOut
{
    /// <returns>False: the phone had said so before.</returns>
    public static async Task<bool> OptOutAsync(this MessagingDb db, ConsentEvent evidence, CancellationToken cancellationToken)
    {
        var changed = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO opt_outs AS o (company_id, phone, opted_out, changed_at) VALUES ({evidence.CompanyId}, {evidence.Phone}, true, {evidence.At})
            ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = true, changed_at = {evidence.At} WHERE NOT o.opted_out
            """, cancellationToken);
        return Record(db, evidence, changed);
    }

    /// <returns>False: there was no STOP to lift.</returns>
    public static async Task<bool> OptInAsync(this MessagingDb db, ConsentEvent evidence, CancellationToken cancellationToken)
    {
        var changed = await db.Database.ExecuteSqlAsync($"""
            UPDATE opt_outs SET opted_out = false, changed_at = {evidence.At}
            WHERE company_id = {evidence.CompanyId} AND phone = {evidence.Phone} AND opted_out
            """, cancellationToken);
        return Record(db, evidence, changed);
    }

    private static bool Record(MessagingDb db, ConsentEvent evidence, int changed)
    {
        if (changed > 0) db.ConsentEvents.Add(evidence);
        return changed > 0;
    }
}
