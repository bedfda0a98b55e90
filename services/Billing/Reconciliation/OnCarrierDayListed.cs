using Billing.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Billing.Reconciliation;

/// <summary>Keeps a page of the carrier's list; one that comes again replaces what it said before.</summary>
public sealed class OnCarrierDayListed(BillingDb db, Reconciler reconciler) : IHandle<CarrierDayListed>
{
    public async Task HandleAsync(CarrierDayListed message, CancellationToken cancellationToken)
    {
        if (message.Page < 1 || message.Page > message.Pages) throw new InvalidOperationException($"Page {message.Page} of {message.Pages} of a carrier's day.");
        var (company, day) = (message.CompanyId, message.Day);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The row of the day is what two pages at once wait for.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO carrier_days (company_id, day, pages, pages_received, changes, changes_compared, texts, explained)
            VALUES ({company}, {day}, {message.Pages}, ARRAY[{message.Page}], 1, 0, 0, 0)
            ON CONFLICT (company_id, day) DO UPDATE SET pages = excluded.pages, changes = carrier_days.changes + 1, pages_received =
              ARRAY(SELECT DISTINCT page FROM unnest(carrier_days.pages_received || excluded.pages_received) page WHERE page <= excluded.pages)
            """, cancellationToken);
        // A text that moved from one page to another is on the one that came last.
        var entries = message.Entries.DistinctBy(entry => entry.CarrierSid).ToList();
        var sids = entries.ConvertAll(entry => entry.CarrierSid);
        await db.Database.ExecuteSqlAsync($"""
            DELETE FROM carrier_texts WHERE company_id = {company} AND day = {day}
            AND (page = {message.Page} OR page > {message.Pages} OR carrier_sid = ANY({sids}))
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO carrier_texts (company_id, day, page, carrier_sid, text_message_id, is_inbound, segments, status)
            SELECT {company}, {day}, {message.Page}, t.sid, NULLIF(t.text, '00000000-0000-0000-0000-000000000000'), t.inbound, t.segments, left(t.status, 32)
            FROM unnest({sids}, {entries.ConvertAll(entry => entry.TextMessageId ?? Guid.Empty)}, {entries.ConvertAll(entry => entry.Direction == CarrierDirection.Inbound)},
              {entries.ConvertAll(entry => entry.Segments)}, {entries.ConvertAll(entry => entry.Status)}) AS t(sid, text, inbound, segments, status)
            """, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        reconciler.Wake();
    }
}
