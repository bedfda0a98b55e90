using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Periods;

internal sealed class PeriodTables : IEntityTypeConfiguration<Period>
{
    public void Configure(EntityTypeBuilder<Period> entity)
    {
        entity.ToTable("periods");
        entity.HasKey(period => period.Id);
        entity.Property(period => period.OverageAmount).HasPrecision(12, 4);
        entity.HasIndex(period => new { period.CompanyId, period.Month }).IsUnique();
        entity.HasIndex(period => new { period.CompanyId, period.StartsAt }).IsUnique();
        // What the closer looks for, in its order: it takes a chunk off the front instead of sorting all that is due for each.
        entity.HasIndex(period => new { period.EndsAt, period.CompanyId }).HasFilter("closed_at IS NULL");
        entity.HasIndex(period => period.OpenedAt).HasMethod("brin");
    }
}
