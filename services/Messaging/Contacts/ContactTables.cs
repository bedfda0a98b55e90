using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Contacts;

internal sealed class ContactTables : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.UseXmin();
        builder.HasKey(contact => contact.Id);
        builder.Ignore(contact => contact.Facts);
        builder.Property(contact => contact.PhoneFields).HasColumnType("jsonb");
        // Who sent this text? Asked for every inbound one.
        builder.HasIndex(contact => new { contact.CompanyId, contact.TextingPhone });
        builder.HasIndex(contact => new { contact.CompanyId, contact.Name, contact.Id });
    }

    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("companies");
        builder.UseXmin();
        builder.HasKey(company => company.CompanyId);
    }
}
