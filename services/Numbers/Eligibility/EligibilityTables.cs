using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Numbers.Eligibility;

internal sealed class EligibilityTables : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("companies");
        builder.UseXmin();
        builder.HasKey(company => company.CompanyId);
        builder.Ignore(company => company.NeedsRegistration);
    }
}
