using Billing.Usage;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;

namespace Billing.Data;

/// <summary>The tables of Billing; each is mapped beside its capability.</summary>
public sealed class BillingDb(DbContextOptions<BillingDb> options) : ServiceDb(options)
{
    public DbSet<UsageEntry> UsageEntries => Set<UsageEntry>();
}
