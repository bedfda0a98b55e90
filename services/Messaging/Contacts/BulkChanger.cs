using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Messaging.Contacts;

/// <summary>Carries out changes of many people, a slice of one change per commit; after a crash it goes on from there.</summary>
internal sealed class BulkChanger(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BulkChanger> log) : ClaimLoop(clock, log)
{
    private const int SliceSize = 1_000;
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One statement finds the next open change of any company and locks it.
        var claimed = await db.BulkChanges
            .FromSql($"SELECT * FROM bulk_changes WHERE finished_at IS NULL ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED")
            .IgnoreQueryFilters().ToListAsync(cancellationToken);
        if (claimed is not [var change]) return 0;

        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(change.CompanyId);
        var slice = change.NextSlice(SliceSize);
        change.Advance(slice.Length, await ChangeAsync(db, change, slice, cancellationToken), _clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return slice.Length;
    }

    /// <summary>Changes those of the slice who are not so already. One line of evidence for each value that changed.</summary>
    private static async Task<int> ChangeAsync(MessagingDb db, BulkChange change, Guid[] slice, CancellationToken cancellationToken)
    {
        var (enabled, delivery) = (change.TextingEnabled, change.DefaultDelivery?.ToString());
        var changed = await db.Database.SqlQuery<int>($"""
            WITH chosen AS (
              SELECT id, texting_enabled AS was_enabled, default_delivery AS was_delivery FROM contacts
              WHERE company_id = {change.CompanyId} AND id = ANY({slice}) ORDER BY id FOR UPDATE),
            changed AS (
              UPDATE contacts c SET texting_enabled = coalesce({enabled}, texting_enabled), default_delivery = coalesce({delivery}, default_delivery)
              FROM chosen WHERE c.id = chosen.id
                AND (texting_enabled <> coalesce({enabled}, texting_enabled) OR default_delivery <> coalesce({delivery}, default_delivery))
              RETURNING c.id, c.company_id, c.kind, c.texting_phone, c.texting_enabled, c.default_delivery, was_enabled, was_delivery),
            news AS (
              INSERT INTO texting_news AS n (contact_id, company_id, version, told)
              SELECT id, company_id, 1, 0 FROM changed WHERE kind = 'Client' ORDER BY id
              ON CONFLICT (contact_id) DO UPDATE SET version = n.version + 1),
            evidence AS (
              INSERT INTO consent_events (company_id, contact_id, phone, change, source, detail, person_id, person_name, at)
              SELECT company_id, id, texting_phone, CASE WHEN texting_enabled THEN 'TextingEnabled' ELSE 'TextingDisabled' END, 'Staff', NULL,
                {change.PersonId}::uuid, {change.PersonName}::text, {change.At} FROM changed WHERE texting_enabled <> was_enabled
              UNION ALL
              SELECT company_id, id, texting_phone, 'DefaultDelivery', 'Staff', default_delivery, {change.PersonId}::uuid, {change.PersonName}::text, {change.At}
              FROM changed WHERE default_delivery <> was_delivery)
            SELECT count(*)::int AS "Value" FROM changed
            """).ToListAsync(cancellationToken);
        return changed[0];
    }
}
