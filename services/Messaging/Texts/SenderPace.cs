using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

/// <summary>What a company's sender has used of its limits, shared by all replicas and kept over a crash; see <see cref="SenderUse"/>.</summary>
public sealed class SenderPace : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    public DateTimeOffset FullAt { get; private set; }

    public DateTimeOffset MinuteFullAt { get; private set; }

    public DateOnly Day { get; private set; }

    public int DaySegments { get; private set; }

    public DateTimeOffset RestUntil { get; private set; }
}

internal sealed class SenderPaceTables : IEntityTypeConfiguration<SenderPace>
{
    private const string Never = "'-infinity'";

    public void Configure(EntityTypeBuilder<SenderPace> builder)
    {
        // Updated with every claim: room on the page keeps the updates off the index.
        builder.ToTable("sender_paces").HasStorageParameter("fillfactor", 50);
        builder.HasKey(pace => pace.CompanyId);
        builder.Property(pace => pace.MinuteFullAt).HasDefaultValueSql(Never);
        builder.Property(pace => pace.Day).HasDefaultValueSql(Never);
        builder.Property(pace => pace.DaySegments).HasDefaultValue(0);
        builder.Property(pace => pace.RestUntil).HasDefaultValueSql(Never);
    }
}
