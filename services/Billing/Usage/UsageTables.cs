using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Usage;

internal sealed class UsageTables : IEntityTypeConfiguration<UsageEntry>
{
    /// <summary>One entry per text, kind and revision: what makes a replay harmless, however late.</summary>
    internal const string Key = "pk_usage_entries";

    public void Configure(EntityTypeBuilder<UsageEntry> entity)
    {
        entity.ToTable("usage_entries");
        entity.HasKey(entry => new { entry.TextMessageId, entry.Kind, entry.Revision }).HasName(Key);
        entity.Property(entry => entry.Kind).HasMaxLength(16);
        // Totals read the index alone.
        entity.HasIndex(entry => new { entry.CompanyId, entry.Kind }).IncludeProperties(entry => entry.Texts);
    }
}
