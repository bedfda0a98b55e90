using Billing.Accounts;
using Billing.Data;
using Billing.Periods;
using Microsoft.EntityFrameworkCore;

namespace Billing.Usage;

/// <summary>Writes a fact into the ledger and what it changes into the counters: one commit, with the inbox row of its message.</summary>
public sealed class UsageLedger(BillingDb db, TimeProvider clock)
{
    /// <summary>Records a fact, unless it is known.</summary>
    public async Task RecordAsync(UsageEntry entry, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two facts about one text at once must see each other, because the second is weighed with the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({entry.TextMessageId.ToString()}, 0))", cancellationToken);
        var known = await db.UsageEntries.AsNoTracking().Where(other => other.TextMessageId == entry.TextMessageId).ToListAsync(cancellationToken);
        if (!known.Exists(entry.Repeats))
        {
            entry.Weigh(known);
            if (await db.ShareAccountAsync(entry.CompanyId, cancellationToken) is { } account) await PlaceAsync([entry], account, cancellationToken);
            db.UsageEntries.Add(entry);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives entries their months and counts them. Inside a transaction that holds the account; the caller saves.</summary>
    public async Task PlaceAsync(IReadOnlyList<UsageEntry> entries, Account account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var calendar = await db.CalendarAsync(
            PeriodCalendar.Zone(account.TimeZone), [now, .. entries.Select(entry => Placement.Believable(entry.At, now))], cancellationToken);
        var firstOpen = account.FirstOpen;
        foreach (var entry in entries)
        {
            var placement = Placement.Of(entry.At, calendar, account.ClosedThrough, firstOpen, now);
            if (entry.Texts != 0 && placement.Open is { } month)
            {
                await db.OpenPeriodAsync(account, month, now, cancellationToken);
                firstOpen = month;
            }

            entry.Place(placement.Month, PeriodCalendar.DayOf(Placement.Believable(entry.At, now), calendar.Zone));
        }

        await CountAsync(entries, account.CompanyId, cancellationToken);
    }

    // In the order of their keys, days before months before people, so that two writers cannot wait for each other.
    private async Task CountAsync(IReadOnlyList<UsageEntry> entries, Guid companyId, CancellationToken cancellationToken)
    {
        foreach (var count in entries.Where(entry => entry.Texts != 0)
            .GroupBy(entry => (entry.Month, entry.Day, entry.Category)).OrderBy(count => count.Key))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO usage_counters (company_id, month, day, category, texts)
                VALUES ({companyId}, {count.Key.Month}, {count.Key.Day}, {count.Key.Category}, {count.Sum(entry => entry.Texts)})
                ON CONFLICT (company_id, month, day, category) DO UPDATE SET texts = usage_counters.texts + excluded.texts
                """, cancellationToken);
        }

        foreach (var count in entries.Where(entry => entry.Texts != 0).GroupBy(entry => entry.Month).OrderBy(count => count.Key))
        {
            var (sent, received) = Directions(count);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO month_counters (company_id, month, sent, received) VALUES ({companyId}, {count.Key}, {sent}, {received})
                ON CONFLICT (company_id, month) DO UPDATE SET
                  sent = month_counters.sent + excluded.sent, received = month_counters.received + excluded.received
                """, cancellationToken);
        }

        foreach (var count in entries.Where(entry => entry.Texts != 0)
            .GroupBy(entry => (entry.Month, Person: entry.PersonId ?? PersonCounter.Nobody)).OrderBy(count => count.Key))
        {
            var (sent, received) = Directions(count);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO person_counters (company_id, month, person_id, sent, received)
                VALUES ({companyId}, {count.Key.Month}, {count.Key.Person}, {sent}, {received})
                ON CONFLICT (company_id, month, person_id) DO UPDATE SET
                  sent = person_counters.sent + excluded.sent, received = person_counters.received + excluded.received
                """, cancellationToken);
        }
    }

    private static (int Sent, int Received) Directions(IEnumerable<UsageEntry> entries)
    {
        var ways = entries.ToLookup(entry => entry.Category == UsageEntry.ReceivedCategory, entry => entry.Texts);
        return (ways[false].Sum(), ways[true].Sum());
    }
}
