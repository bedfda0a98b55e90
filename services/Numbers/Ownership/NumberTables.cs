using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Numbers.Ownership;

internal sealed class NumberTables : IEntityTypeConfiguration<TextingNumber>
{
    public const string OneLive = "ux_numbers_one_live_per_company";

    public void Configure(EntityTypeBuilder<TextingNumber> builder)
    {
        builder.ToTable("numbers");
        builder.UseXmin();
        builder.HasKey(number => number.Id);
        builder.Ignore(number => number.FriendlyName);
        builder.HasIndex(number => number.CompanyId).IsUnique().HasFilter("state IN ('Chosen', 'Owned', 'Releasing')").HasDatabaseName(OneLive);
        builder.HasIndex(number => number.DueAt).HasFilter("due_at IS NOT NULL");
    }
}
