using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

/// <summary>How many texts of a company's day stand in a state. Together with the <see cref="TextCounterChange"/>s it is exact at any moment.</summary>
public sealed class TextCounter : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    /// <summary>Of created_at, UTC.</summary>
    public required DateOnly Day { get; init; }

    public required TextDirection Direction { get; init; }

    public required TextStatus Status { get; init; }

    public required long Texts { get; init; }

    public required long Segments { get; init; }

    /// <summary>What counts as used, by the rule of the ledger.</summary>
    public required long Used { get; init; }
}

/// <summary>
/// What a statement changed, written by a trigger in the same transaction. Writers only add rows, so no two of them wait
/// for each other as they would for one counter; <see cref="CounterFolder"/> adds them up later.
/// </summary>
public sealed class TextCounterChange : ICompanyOwned
{
    public long Id { get; private init; }

    public required Guid CompanyId { get; init; }

    public required DateOnly Day { get; init; }

    public required TextDirection Direction { get; init; }

    public required TextStatus Status { get; init; }

    public required long Texts { get; init; }

    public required long Segments { get; init; }

    public required long Used { get; init; }
}

internal sealed class CounterTables : IEntityTypeConfiguration<TextCounter>, IEntityTypeConfiguration<TextCounterChange>
{
    public void Configure(EntityTypeBuilder<TextCounter> builder)
    {
        builder.ToTable("text_counters");
        builder.HasKey(counter => new { counter.CompanyId, counter.Day, counter.Direction, counter.Status });
    }

    public void Configure(EntityTypeBuilder<TextCounterChange> builder)
    {
        // A short-lived queue: early vacuum.
        builder.ToTable("text_counter_changes")
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.0)
            .HasStorageParameter("autovacuum_vacuum_threshold", 2000);
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(change => new { change.CompanyId, change.Day });
    }
}
