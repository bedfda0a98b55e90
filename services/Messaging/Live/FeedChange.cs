using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Live;

/// <summary>What the open pages have to read again.</summary>
public enum FeedChangeKind
{
    /// <summary>A feed message or one of its texts; the entity is the feed message.</summary>
    Entry,

    /// <summary>A line of the conversations list; the entity is the contact.</summary>
    Conversation,

    /// <summary>
    /// Whether and how somebody can be texted; the entity is the contact, or the company when it may concern everybody. Written
    /// by triggers, so that no way to a STOP, a switch, a number or its standing can forget the pages.
    /// </summary>
    Standing,
}

/// <summary>
/// Something that open pages show was changed by the commit this row is part of. Kept for a day, so that a page that lost
/// its connection can catch up.
/// </summary>
public sealed class FeedChange : ICompanyOwned
{
    public long Id { get; private init; }

    public required Guid CompanyId { get; init; }

    public required FeedChangeKind What { get; init; }

    public required Guid EntityId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The transaction that wrote the row, given by the database: readers tell by it what may still be uncommitted.</summary>
    public ulong TransactionId { get; private init; }
}

internal sealed class FeedChangeTables : IEntityTypeConfiguration<FeedChange>
{
    public void Configure(EntityTypeBuilder<FeedChange> builder)
    {
        // A short-lived queue of changes: small pages, early vacuum.
        builder.ToTable("feed_changes")
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.0)
            .HasStorageParameter("autovacuum_vacuum_threshold", 5000);
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).UseIdentityAlwaysColumn();
        builder.Property(change => change.TransactionId).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        builder.HasIndex(change => change.TransactionId);
    }
}
