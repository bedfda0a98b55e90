using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

/// <summary>The bucket of a company's sender, shared by all replicas and kept over a crash; see <see cref="Pace"/>.</summary>
public sealed class SenderPace : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    public DateTimeOffset FullAt { get; private set; }
}

internal sealed class SenderPaceTables : IEntityTypeConfiguration<SenderPace>
{
    public void Configure(EntityTypeBuilder<SenderPace> builder)
    {
        // Updated with every claim: room on the page keeps the updates off the index.
        builder.ToTable("sender_paces").HasStorageParameter("fillfactor", 50);
        builder.HasKey(pace => pace.CompanyId);
    }
}
