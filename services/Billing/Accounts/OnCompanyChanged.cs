using Billing.Data;
using Billing.Usage;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Billing.Accounts;

/// <summary>Keeps the replica of a company. What came before it waits for the <see cref="WaitingFacts"/> worker.</summary>
public sealed class OnCompanyChanged(BillingDb db, WaitingFacts waiting) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Account>([message.CompanyId], message.Version,
            () => new Account(message.CompanyId), account => account.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        waiting.Wake();
    }
}
