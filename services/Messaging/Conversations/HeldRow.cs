using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>
/// A message that staff wrote while the company's number was not live yet. Its texts are planned when it is released: by then
/// the phone, the limits and the person's wish may be others.
/// </summary>
public sealed class HeldRow : ICompanyOwned
{
    public required Guid FeedMessageId { get; init; }

    public required Guid CompanyId { get; init; }

    public required Guid ContactId { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>Staff asked for a text for this very message, whatever the default delivery.</summary>
    public required bool ChosenByStaff { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>It was sent on its way; false when it was dropped, and while it waits.</summary>
    public bool Released { get; private set; }

    public void Decide(bool released, string? by, DateTimeOffset now) => (Released, DecidedBy, DecidedAt) = (released, by, now);
}

internal sealed class HeldTable : IEntityTypeConfiguration<HeldRow>
{
    public void Configure(EntityTypeBuilder<HeldRow> builder)
    {
        builder.ToTable("held_messages");
        builder.HasKey(row => row.FeedMessageId);
        builder.HasIndex(row => new { row.CompanyId, row.WrittenAt, row.FeedMessageId }).HasDatabaseName("ix_held_messages_waiting").HasFilter("decided_at IS NULL");
        builder.HasOne<FeedMessage>().WithMany().HasForeignKey(row => row.FeedMessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
