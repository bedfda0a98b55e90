using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Texts;

internal sealed class TextTables : IEntityTypeConfiguration<TextMessage>, IEntityTypeConfiguration<TextEvent>, IEntityTypeConfiguration<TextKey>
{
    // Partitioned by month of created_at: the first migration rewrites the table, see keep_text_partitions there.
    public void Configure(EntityTypeBuilder<TextMessage> builder)
    {
        builder.ToTable("text_messages");
        builder.HasKey(text => new { text.Id, text.CreatedAt });
        builder.Property(text => text.Id).ValueGeneratedNever();
        builder.Property(text => text.Recovered).HasDefaultValue(false);
        builder.Ignore(text => text.ShownState).Ignore(text => text.ShownReason);

        // Numbers of TextStatus: 0 queued, 10 sending, 20 in doubt, 100-139 with the carrier. Partial, so that what is over costs nothing.
        builder.HasIndex(text => new { text.CompanyId, text.Id }).HasDatabaseName("ix_text_messages_queued").IncludeProperties(text => text.NextAttemptAt).HasFilter("status = 0");
        builder.HasIndex(text => new { text.CompanyId, text.NextAttemptAt, text.Id }, "ix_text_messages_due_urgent").HasDatabaseName("ix_text_messages_due_urgent").HasFilter("status = 0 AND urgency = 'Urgent'");
        builder.HasIndex(text => text.LeaseUntil).HasDatabaseName("ix_text_messages_leased").HasFilter("status = 10");
        builder.HasIndex(text => text.NextAttemptAt, "ix_text_messages_in_doubt").HasDatabaseName("ix_text_messages_in_doubt").HasFilter("status = 20");
        builder.HasIndex(text => text.NextAttemptAt, "ix_text_messages_unsettled").HasDatabaseName("ix_text_messages_unsettled").HasFilter("status >= 100 AND status < 140");
        builder.HasIndex(text => new { text.ContactId, text.Position, text.Part }).HasDatabaseName("ix_text_messages_open_of_conversation").HasFilter("status < 30");
        builder.HasIndex(text => new { text.CompanyId, text.Phone, text.Id }).HasDatabaseName("ix_text_messages_open_answers").HasFilter("purpose = 'KeywordReply' AND status < 30");
        builder.Property(text => text.SegmentsRevision).HasDefaultValue(0);
        builder.Property(text => text.IsKeyword).HasDefaultValue(false);
        builder.HasIndex(text => text.RetryOf).HasFilter("retry_of IS NOT NULL");
        builder.HasIndex(text => new { text.FeedMessageId, text.Part }).HasFilter("feed_message_id IS NOT NULL");
        builder.HasIndex(text => new { text.CompanyId, text.CreatedAt, text.Id }).IsDescending(false, true, true);
    }

    public void Configure(EntityTypeBuilder<TextEvent> builder)
    {
        builder.ToTable("text_events");
        builder.HasKey(step => new { step.TextId, step.Id });
        builder.Property(step => step.Id).UseIdentityAlwaysColumn();
        // A callback that comes twice leaves one line.
        builder.HasIndex(step => new { step.TextId, step.Detail }).IsUnique().HasDatabaseName("ux_text_events_carrier_status").HasFilter("what = 'carrier-status'");
    }

    public void Configure(EntityTypeBuilder<TextKey> builder)
    {
        builder.ToTable("text_keys");
        builder.HasKey(key => new { key.Kind, key.Key });
    }
}
