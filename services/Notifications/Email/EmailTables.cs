using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Notifications.Email;

/// <summary>When a domain may be mailed again. Of no company: the other side counts all that comes from us.</summary>
public sealed class EmailDomain
{
    public string Domain { get; init; } = "";

    public DateTimeOffset NextAt { get; init; }
}

internal sealed class EmailTables : IEntityTypeConfiguration<OutgoingEmail>, IEntityTypeConfiguration<EmailDomain>
{
    /// <summary>One email per cause: the same order a second time mails nobody twice.</summary>
    internal const string Cause = "ix_emails_company_id_key";

    public void Configure(EntityTypeBuilder<OutgoingEmail> entity)
    {
        entity.ToTable("emails");
        entity.HasKey(email => email.Id);
        entity.HasIndex(email => new { email.CompanyId, email.Key }, Cause).IsUnique();
        entity.Property(email => email.State).HasConversion<string>().HasMaxLength(16);
        entity.Property(email => email.Domain).HasDefaultValue("");
        entity.Property(email => email.DueAt).HasDefaultValueSql("now()");
        // The dispatcher jumps from domain to domain and takes the oldest due ones of each.
        entity.HasIndex(email => new { email.Domain, email.DueAt }, "ix_emails_waiting").HasFilter($"state = '{nameof(EmailState.Waiting)}'");
        entity.HasIndex(email => email.LeaseUntil, "ix_emails_sending").HasFilter($"state = '{nameof(EmailState.Sending)}'");
        entity.HasIndex(email => email.SentAt, "ix_emails_words").HasFilter("sent_at IS NOT NULL AND html <> ''");
        // The company's list, newest first: ids grow with time.
        entity.HasIndex(email => new { email.CompanyId, email.Id }, "ix_emails_list");
    }

    public void Configure(EntityTypeBuilder<EmailDomain> entity)
    {
        entity.ToTable("email_domains");
        entity.HasKey(domain => domain.Domain);
    }
}
