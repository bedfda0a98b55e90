using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

internal sealed class NoticeTables : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Kind).HasConversion<string>().HasMaxLength(32);
        builder.Property(notice => notice.Channel).HasConversion<string>().HasMaxLength(8);
        builder.Property(notice => notice.RecipientKind).HasConversion<string>().HasMaxLength(16);
        builder.Property(notice => notice.Urgency).HasConversion<string>().HasMaxLength(8);
        builder.Property(notice => notice.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.Property(notice => notice.EventId).HasMaxLength(100);
        builder.Property(notice => notice.TextState).HasConversion<string>().HasMaxLength(16);
        builder.Property(notice => notice.TextReason).HasMaxLength(64);
        builder.Ignore(notice => notice.IsOpen).Ignore(notice => notice.WasOrdered);
        // Nobody is told the same thing twice by the same way.
        builder.HasIndex(notice => new { notice.CompanyId, notice.EventId, notice.Kind, notice.RecipientId, notice.Channel }, "ix_notices_cause").IsUnique();
        builder.HasIndex(notice => new { notice.CompanyId, notice.At, notice.Id }, "ix_notices_list");
        builder.HasIndex(notice => new { notice.CompanyId, notice.RecipientId, notice.At }, "ix_notices_recipient");
        builder.HasIndex(notice => notice.HeldUntil, "ix_notices_held").HasFilter($"outcome = '{nameof(NoticeOutcome.Held)}'");
    }
}
