using Numbers.Data;
using Numbers.Standing;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Numbers.Eligibility;

/// <summary>Keeps the replica of a company. A downgrade suspends sending in the same commit, an upgrade resumes it.</summary>
public sealed class OnCompanyChanged(NumbersDb db, TimeProvider clock) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(message.CompanyId, cancellationToken);
        await db.ApplyIfNewerAsync<Company>([message.CompanyId], message.Version,
            () => new Company(message.CompanyId), company => company.Apply(message), cancellationToken);
        var now = clock.GetUtcNow();
        // One that left does not correct a rejection any more.
        if (!message.Active) await db.EraseTaxIdAsync(now, cancellationToken);
        await db.AnnounceAsync(message.CompanyId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
