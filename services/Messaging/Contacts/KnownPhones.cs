using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>Which numbers are whose, beyond the one in the profile.</summary>
public static class KnownPhones
{
    /// <summary>From now on the number is this person's and nobody else's; of whom it was said before, it stays a guess.</summary>
    public static async Task RememberAsync(this MessagingDb db, Guid companyId, string phone, Guid contactId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"UPDATE contact_phones SET remembered = false WHERE company_id = {companyId} AND phone = {phone} AND remembered", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO contact_phones (company_id, phone, contact_id, remembered, was_theirs) VALUES ({companyId}, {phone}, {contactId}, true, false)
            ON CONFLICT (company_id, phone, contact_id) DO UPDATE SET remembered = true
            """, cancellationToken);
    }

    /// <summary>
    /// It was a mistake that the number is this person's: nothing is known of it any more but what the profile itself said,
    /// and what was said of it with other texts that still stand where they were put.
    /// </summary>
    /// <param name="exceptText">The text whose assignment is taken back.</param>
    public static async Task ForgetAsync(
        this MessagingDb db, Guid companyId, string phone, Guid contactId, Guid exceptText, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM contact_phones WHERE company_id = {companyId} AND phone = {phone} AND contact_id = {contactId} AND NOT was_theirs", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE contact_phones SET remembered = false WHERE company_id = {companyId} AND phone = {phone} AND contact_id = {contactId} AND remembered", cancellationToken);

        var stillSaid = await db.Unassigned.AsNoTracking()
            .Where(row => row.Phone == phone && row.Standing == UnassignedStanding.Assigned && row.Remembered && row.TextId != exceptText)
            .OrderByDescending(row => row.DecidedAt)
            .Select(row => row.ContactId)
            .FirstOrDefaultAsync(cancellationToken);
        if (stillSaid is { } whose) await db.RememberAsync(companyId, phone, whose, cancellationToken);
    }
}
