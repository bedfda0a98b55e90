using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Contacts;

/// <summary>Which numbers are whose, beyond the one in the profile.</summary>
public static class KnownPhones
{
    /// <summary>From now on the number is this person's and nobody else's.</summary>
    public static async Task RememberAsync(this MessagingDb db, Guid companyId, string phone, Guid contactId, CancellationToken cancellationToken)
    {
        await db.ForgetAsync(companyId, phone, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO contact_phones (company_id, phone, contact_id, remembered) VALUES ({companyId}, {phone}, {contactId}, true)
            ON CONFLICT (company_id, phone, contact_id) DO UPDATE SET remembered = true
            """, cancellationToken);
    }

    /// <summary>The number stays known as one that was theirs, and sorts no text any more.</summary>
    public static Task ForgetAsync(this MessagingDb db, Guid companyId, string phone, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"UPDATE contact_phones SET remembered = false WHERE company_id = {companyId} AND phone = {phone} AND remembered", cancellationToken);
}
