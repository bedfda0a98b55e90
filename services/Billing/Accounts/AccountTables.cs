using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Billing.Accounts;

internal sealed class AccountTables : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> entity)
    {
        entity.ToTable("accounts");
        entity.HasKey(account => account.CompanyId);
        entity.UseXmin();
        entity.Property(account => account.Plan).HasConversion<string>().HasMaxLength(8);
    }
}
