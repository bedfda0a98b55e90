using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Billing.Seats;

internal sealed class SeatTables : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> entity)
    {
        entity.ToTable("seats");
        entity.HasKey(seat => new { seat.CompanyId, seat.StaffId, seat.ActiveFrom });
        entity.UseXmin();
    }
}
