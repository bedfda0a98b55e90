using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Inbound;

/// <summary>An inbound text to a number that belongs to no company we know. Kept whole until somebody finds out whose it is.</summary>
public sealed class QuarantinedText
{
    public required Guid Id { get; init; }

    /// <summary>Null until it is found out.</summary>
    public Guid? CompanyId { get; init; }

    public required string AccountSid { get; init; }

    public required string CarrierSid { get; init; }

    /// <summary>The webhook's form as it came.</summary>
    public required Dictionary<string, string> Form { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class QuarantineTables : IEntityTypeConfiguration<QuarantinedText>
{
    public void Configure(EntityTypeBuilder<QuarantinedText> builder)
    {
        builder.ToTable("quarantine");
        builder.HasKey(text => text.Id);
        builder.Property(text => text.Form).HasColumnType("jsonb");
        builder.HasIndex(text => text.CarrierSid).IsUnique();
    }
}
