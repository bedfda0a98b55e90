using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Contacts;

internal sealed class KnownPhoneTables : IEntityTypeConfiguration<ContactPhone>, IEntityTypeConfiguration<BlockedSender>
{
    public void Configure(EntityTypeBuilder<ContactPhone> builder)
    {
        builder.ToTable("contact_phones");
        builder.HasKey(phone => new { phone.CompanyId, phone.Phone, phone.ContactId });
        builder.HasIndex(phone => new { phone.CompanyId, phone.Phone }).IsUnique().HasFilter("remembered").HasDatabaseName("ux_contact_phones_remembered");
    }

    public void Configure(EntityTypeBuilder<BlockedSender> builder)
    {
        builder.ToTable("blocked_senders");
        builder.HasKey(sender => new { sender.CompanyId, sender.Phone });
    }
}
