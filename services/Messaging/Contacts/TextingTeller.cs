using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Work;
using Texting.Contracts.Messaging;

namespace Messaging.Contacts;

/// <summary>
/// Publishes how clients are texted, whenever that has changed. The row of the count is locked while the client is read:
/// a change that commits later has a higher version, and is told by the next pass.
/// </summary>
internal sealed class TextingTeller(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TextingTeller> log) : ClaimLoop(clock, log)
{
    private const string ClaimSql = """
        WITH due AS (SELECT contact_id FROM texting_news WHERE told < version ORDER BY contact_id LIMIT 500 FOR UPDATE SKIP LOCKED)
        UPDATE texting_news n SET told = n.version FROM due JOIN contacts c ON c.id = due.contact_id
        WHERE n.contact_id = due.contact_id
        RETURNING n.company_id, n.contact_id, c.texting_enabled, c.default_delivery,
          EXISTS (SELECT 1 FROM opt_outs o WHERE o.company_id = n.company_id AND o.phone = c.texting_phone AND o.opted_out) AS opted_out, n.version
        """;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Database.SqlQueryRaw<Snapshot>(ClaimSql).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            db.Outbox.Add(new ClientTextingChanged(
                row.CompanyId, row.ContactId, row.TextingEnabled, Enum.Parse<DeliveryMode>(row.DefaultDelivery), row.OptedOut, row.Version));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }

    private sealed record Snapshot(Guid CompanyId, Guid ContactId, bool TextingEnabled, string DefaultDelivery, bool OptedOut, long Version);
}
