using Billing.Data;
using Microsoft.EntityFrameworkCore;

namespace Billing.Accounts;

/// <summary>Facts share the account with each other and wait for a close; whoever changes periods has it alone.</summary>
internal static class LockAccount
{
    /// <summary>For a fact that is counted: others may count beside it, no close may pass it. Null: the company is not known yet.</summary>
    internal static async Task<Account?> ShareAccountAsync(this BillingDb db, Guid companyId, CancellationToken cancellationToken) => (await db.Accounts
        .FromSql($"SELECT *, xmin FROM accounts WHERE company_id = {companyId} FOR KEY SHARE")
        .AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>For a change of periods, lots or transactions.</summary>
    internal static async Task<Account?> LockAccountAsync(this BillingDb db, Guid companyId, CancellationToken cancellationToken) => (await db.Accounts
        .FromSql($"SELECT *, xmin FROM accounts WHERE company_id = {companyId} FOR UPDATE")
        .AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>For a look that others may not take at the same time, while texts are counted beside it.</summary>
    internal static async Task<Account?> HoldAccountAsync(this BillingDb db, Guid companyId, CancellationToken cancellationToken) => (await db.Accounts
        .FromSql($"SELECT *, xmin FROM accounts WHERE company_id = {companyId} FOR NO KEY UPDATE")
        .AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
}
