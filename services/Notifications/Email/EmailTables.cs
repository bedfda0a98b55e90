using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Notifications.Email;

internal sealed class EmailTables : IEntityTypeConfiguration<OutgoingEmail>
{
    /// <summary>One email per cause: the same order a second time mails nobody twice.</summary>
    internal const string Cause = "ix_emails_company_id_key";

    public void Configure(EntityTypeBuilder<OutgoingEmail> entity)
    {
        entity.ToTable("emails");
        entity.HasKey(email => email.Id);
        entity.HasIndex(email => new { email.CompanyId, email.Key }, Cause).IsUnique();
        entity.Property(email => email.State).HasConversion<string>().HasMaxLength(16);
        entity.HasIndex(email => email.CreatedAt, "ix_emails_waiting").HasFilter($"state = '{nameof(EmailState.Waiting)}'");
    }
}
