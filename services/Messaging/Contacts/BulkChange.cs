using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>
/// A change of many people that the office asked for. The row is the queue: <see cref="BulkChanger"/> takes people from
/// it in slices, and a slice's changes, evidence and place in the list are one commit.
/// </summary>
public sealed class BulkChange : ICompanyOwned
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    /// <summary>Whom it is about, as found when it was asked for.</summary>
    public required Guid[] ContactIds { get; init; }

    public bool? TextingEnabled { get; init; }

    public DeliveryMode? DefaultDelivery { get; init; }

    public Guid? PersonId { get; init; }

    public string? PersonName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many of them have been reached.</summary>
    public int Done { get; private set; }

    public int Changed { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    internal Guid[] NextSlice(int size) => [.. ContactIds.Skip(Done).Take(size)];

    internal void Advance(int reached, int changed, DateTimeOffset at)
    {
        (Done, Changed) = (Done + reached, Changed + changed);
        if (Done == ContactIds.Length) FinishedAt = at;
    }

    internal BulkChangeProgress Progress() => new(Id, ContactIds.Length, Done, Changed, FinishedAt);
}

internal sealed class BulkChangeTables : IEntityTypeConfiguration<BulkChange>
{
    public void Configure(EntityTypeBuilder<BulkChange> builder)
    {
        builder.ToTable("bulk_changes");
        builder.HasKey(change => change.Id);
        builder.HasIndex(change => change.At, "ix_bulk_changes_open").HasDatabaseName("ix_bulk_changes_open").HasFilter("finished_at IS NULL");
    }
}
