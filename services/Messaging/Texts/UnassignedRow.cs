using Messaging.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// What is known of an inbound text that could not be sorted, and what became of it. The row stays when it is assigned, so
/// that the assignment can be undone.
/// </summary>
public sealed class UnassignedRow : ICompanyOwned
{
    public required Guid TextId { get; init; }

    public required Guid CompanyId { get; init; }

    /// <summary>The sender as the carrier writes it.</summary>
    public required string Phone { get; init; }

    public required UnassignedReason Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It was STOP, START or HELP: the feed shows it as such.</summary>
    public bool IsKeyword { get; init; }

    public UnassignedStanding Standing { get; private set; }

    public Guid? ContactId { get; private set; }

    public Guid? FeedMessageId { get; private set; }

    public bool Remembered { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public void Assign(Guid contactId, Guid feedMessageId, bool remembered, string? by, DateTimeOffset at)
    {
        (Standing, ContactId, FeedMessageId, Remembered) = (UnassignedStanding.Assigned, contactId, feedMessageId, remembered);
        (DecidedBy, DecidedAt) = (by, at);
    }

    public void Block(string? by, DateTimeOffset at) => (Standing, DecidedBy, DecidedAt) = (UnassignedStanding.Blocked, by, at);

    public void Reopen()
    {
        (Standing, ContactId, FeedMessageId, Remembered) = (UnassignedStanding.Open, null, null, false);
        (DecidedBy, DecidedAt) = (null, null);
    }
}

internal sealed class UnassignedTables : IEntityTypeConfiguration<UnassignedRow>
{
    public void Configure(EntityTypeBuilder<UnassignedRow> builder)
    {
        builder.ToTable("unassigned_texts");
        builder.UseXmin();
        builder.HasKey(row => row.TextId);
        builder.HasIndex(row => new { row.CompanyId, row.Standing, row.CreatedAt, row.TextId }).IsDescending(false, false, true, true);
        builder.HasIndex(row => new { row.CompanyId, row.Phone });
    }
}
