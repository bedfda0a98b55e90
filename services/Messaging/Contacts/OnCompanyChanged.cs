using Messaging.Data;
using Messaging.Settings;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Messaging.Contacts;

/// <summary>Keeps the replica of a company. Clients may have come before it, so their phones are read when it comes.</summary>
public sealed class OnCompanyChanged(MessagingDb db, TimeProvider clock) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockPhoneFieldAsync(message.CompanyId, cancellationToken);
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new MessagingSettings(message.CompanyId);
        var before = settings.PhoneField((await db.Companies.FindAsync([message.CompanyId], cancellationToken))?.ClientPhoneFields);

        var company = await db.ApplyIfNewerAsync<Company>([message.CompanyId], message.Version,
            () => new Company(message.CompanyId), replica => replica.Apply(message), cancellationToken);
        var field = settings.PhoneField(company?.ClientPhoneFields);
        if (company is not null && field != before) await db.UsePhoneFieldAsync(field, cancellationToken);

        await db.SaveNewPhonesAsync(message.CompanyId, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
