using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

/// <summary>A finished day of a company at the carrier: who is listing it, and that it has been published.</summary>
public sealed class CarrierDay : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    /// <summary>UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Until then one replica is at work on it, or it rests after a failure.</summary>
    public DateTimeOffset LeaseUntil { get; private set; }

    /// <summary>When its pages went into the outbox; null while they did not.</summary>
    public DateTimeOffset? ListedAt { get; private set; }
}

internal sealed class CarrierDayTables : IEntityTypeConfiguration<CarrierDay>
{
    public void Configure(EntityTypeBuilder<CarrierDay> builder)
    {
        builder.ToTable("carrier_days");
        builder.HasKey(day => new { day.CompanyId, day.Day });
    }
}
