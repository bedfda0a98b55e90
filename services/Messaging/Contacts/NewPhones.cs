using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Texting.Contracts.Messaging;

namespace Messaging.Contacts;

/// <summary>
/// Clients get another number, which may have said STOP where the old one had not, or the other way round: to the platform that
/// is the same news as a STOP.
/// </summary>
internal static class NewPhones
{
    /// <summary>
    /// In a transaction that holds no lock of a contact yet: saves, and counts a change for every client whose number stands
    /// differently now. A STOP of one of the numbers is over or waits, so it finds either the old owner or the new one.
    /// </summary>
    /// <param name="db">With the changed contacts of one company.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="at">For a number that has no row yet: a STOP could not wait for a row that does not exist.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    internal static async Task SaveNewPhonesAsync(this MessagingDb db, Guid companyId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries<Contact>().Where(entry => entry.Entity.Kind is ContactKind.Client)
            .Select(entry => (entry.Entity.Id, Old: OldPhone(entry), New: entry.Entity.TextingPhone))
            .Where(client => client.Old != client.New)
            .ToList();
        if (changed.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var phones = changed.SelectMany(client => new[] { client.Old, client.New }).OfType<string>().Distinct().ToArray();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO opt_outs (company_id, phone, opted_out, changed_at)
            SELECT {companyId}, p, false, {at} FROM unnest({phones}) AS p ORDER BY p ON CONFLICT DO NOTHING
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM opt_outs WHERE company_id = {companyId} AND phone = ANY({phones}) ORDER BY phone FOR SHARE", cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        var (ids, old, fresh) = (changed.Select(client => client.Id).ToArray(), changed.Select(client => client.Old).ToArray(), changed.Select(client => client.New).ToArray());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO texting_news AS n (contact_id, company_id, version, told)
            SELECT c.id, {companyId}, 1, 0 FROM unnest({ids}, {old}, {fresh}) AS c(id, old, fresh)
            WHERE EXISTS (SELECT 1 FROM opt_outs o WHERE o.company_id = {companyId} AND o.phone = c.old AND o.opted_out)
               <> EXISTS (SELECT 1 FROM opt_outs o WHERE o.company_id = {companyId} AND o.phone = c.fresh AND o.opted_out)
            ORDER BY c.id
            ON CONFLICT (contact_id) DO UPDATE SET version = n.version + 1
            """, cancellationToken);
    }

    private static string? OldPhone(EntityEntry<Contact> entry) =>
        entry.State is EntityState.Added ? null : entry.Property(contact => contact.TextingPhone).OriginalValue;
}
