using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Billing.Alerts;

internal sealed class AlertTables : IEntityTypeConfiguration<Alert>, IEntityTypeConfiguration<PassedThreshold>, IEntityTypeConfiguration<SpendingState>
{
    public void Configure(EntityTypeBuilder<Alert> entity)
    {
        entity.ToTable("alerts");
        entity.HasKey(alert => alert.CompanyId);
        entity.UseXmin();
        entity.Property(alert => alert.MoneyLimit).HasPrecision(12, 4);
    }

    public void Configure(EntityTypeBuilder<PassedThreshold> entity)
    {
        entity.ToTable("passed_thresholds");
        // Told once per period.
        entity.HasKey(passed => new { passed.PeriodId, passed.Kind, passed.Percent });
        entity.Property(passed => passed.Kind).HasConversion<string>().HasMaxLength(8);
    }

    public void Configure(EntityTypeBuilder<SpendingState> entity)
    {
        entity.ToTable("spending_states");
        entity.HasKey(state => state.CompanyId);
        entity.UseXmin();
    }
}
