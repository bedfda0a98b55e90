using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Lots;

internal sealed class LotTables : IEntityTypeConfiguration<Lot>, IEntityTypeConfiguration<LotMovement>
{
    public void Configure(EntityTypeBuilder<Lot> entity)
    {
        entity.ToTable("lots");
        entity.HasKey(lot => new { lot.CompanyId, lot.Month });
        // The close wants those that still have something.
        entity.HasIndex(lot => lot.CompanyId).HasFilter("remaining <> 0");
    }

    public void Configure(EntityTypeBuilder<LotMovement> entity)
    {
        entity.ToTable("lot_movements");
        entity.HasKey(movement => new { movement.CompanyId, movement.LotMonth, movement.Month, movement.Kind });
        entity.Property(movement => movement.Kind).HasMaxLength(8);
    }
}
