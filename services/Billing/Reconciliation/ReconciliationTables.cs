using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Reconciliation;

internal sealed class ReconciliationTables : IEntityTypeConfiguration<CarrierDay>, IEntityTypeConfiguration<CarrierText>, IEntityTypeConfiguration<Difference>
{
    public void Configure(EntityTypeBuilder<CarrierDay> entity)
    {
        entity.ToTable("carrier_days");
        entity.HasKey(day => new { day.CompanyId, day.Day });
        entity.HasIndex(day => day.Day);
    }

    public void Configure(EntityTypeBuilder<CarrierText> entity)
    {
        entity.ToTable("carrier_texts");
        entity.HasKey(text => new { text.CompanyId, text.Day, text.CarrierSid });
        entity.Property(text => text.CarrierSid).HasMaxLength(64);
        entity.Property(text => text.Status).HasMaxLength(32);
        entity.HasIndex(text => text.TextMessageId);
    }

    public void Configure(EntityTypeBuilder<Difference> entity)
    {
        entity.ToTable("differences");
        entity.HasKey(difference => new { difference.CompanyId, difference.Day, difference.Position });
        entity.Property(difference => difference.Name).HasMaxLength(32);
        entity.Property(difference => difference.CarrierSid).HasMaxLength(64);
    }
}
