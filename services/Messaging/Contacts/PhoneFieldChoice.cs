using Messaging.Data;
using Messaging.Settings;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging;

namespace Messaging.Contacts;

/// <summary>From which field a company's clients get their texting phone.</summary>
public static class PhoneFieldChoice
{
    /// <summary>
    /// Reads the choice and keeps it from changing until the transaction ends. Without the lock a client and its company
    /// that arrive at the same moment would not see each other, and the client would stay without a phone.
    /// </summary>
    public static async Task<string?> ReadPhoneFieldAsync(this MessagingDb db, Guid companyId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({Lock(companyId)}, 0))", cancellationToken);
        var fields = await db.Companies.Where(company => company.CompanyId == companyId).Select(company => company.ClientPhoneFields).SingleOrDefaultAsync(cancellationToken);
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new MessagingSettings(companyId);
        return settings.PhoneField(fields);
    }

    /// <summary>Waits for those who read the choice; the caller may change it until its transaction ends.</summary>
    public static Task LockPhoneFieldAsync(this MessagingDb db, Guid companyId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Lock(companyId)}, 0))", cancellationToken);

    /// <summary>Gives every client the number of this field. Saved with the present unit of work.</summary>
    public static async Task UsePhoneFieldAsync(this MessagingDb db, string? phoneField, CancellationToken cancellationToken)
    {
        await foreach (var client in db.Contacts.Where(contact => contact.Kind == ContactKind.Client).AsAsyncEnumerable().WithCancellation(cancellationToken))
            client.UsePhoneField(phoneField);
    }

    private static string Lock(Guid companyId) => $"phone-field:{companyId}";
}
