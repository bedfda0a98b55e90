using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Inbound;

/// <summary>Up to when an account's inbound texts have been compared with the carrier's list. An account may serve many companies.</summary>
public sealed class InboundCheck
{
    public required string AccountSid { get; init; }

    /// <summary>Everything that came in before this is stored.</summary>
    public DateTimeOffset CompleteUntil { get; private set; }

    /// <summary>When the next look is due; while one is under way, until when its replica has time for it.</summary>
    public DateTimeOffset DueAt { get; private set; }
}

internal sealed class InboundCheckTables : IEntityTypeConfiguration<InboundCheck>
{
    public void Configure(EntityTypeBuilder<InboundCheck> builder)
    {
        builder.ToTable("inbound_checks");
        builder.HasKey(check => check.AccountSid);
    }
}
