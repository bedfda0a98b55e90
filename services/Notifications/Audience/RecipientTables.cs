using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Notifications.Audience;

internal sealed class RecipientTables : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.ToTable("recipients");
        builder.UseXmin();
        builder.HasKey(recipient => recipient.Id);
        builder.Property(recipient => recipient.Id).ValueGeneratedNever();
        builder.Property(recipient => recipient.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(recipient => recipient.Role).HasConversion<string>().HasMaxLength(16);
        // The office is few among many: clients and sitters are not in this index.
        builder.HasIndex(recipient => recipient.CompanyId, "ix_recipients_office").HasFilter("role IN ('Admin', 'OfficeManager')");
    }
}
