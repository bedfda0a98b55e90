using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>An email that came in. Kept whole for a while, whatever was made of it, because what was made of it may be wrong.</summary>
public sealed class InboundEmail
{
    /// <summary>Also of the feed message that it becomes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null when it was sent to no feed that we know.</summary>
    public Guid? CompanyId { get; init; }

    public Guid? ContactId { get; init; }

    /// <summary>SHA-256 of its Message-ID, or of all of it when it has none, and of whose feed it was sent to: what comes twice is one.</summary>
    public required byte[] Key { get; init; }

    public required InboundOutcome Outcome { get; init; }

    /// <summary>Why it was ignored; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>As it came; null once it was erased.</summary>
    public byte[]? Original { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class InboundEmailTables : IEntityTypeConfiguration<InboundEmail>
{
    internal const string Once = "ix_inbound_emails_key";

    public void Configure(EntityTypeBuilder<InboundEmail> builder)
    {
        builder.ToTable("inbound_emails");
        builder.HasKey(email => email.Id);
        builder.Property(email => email.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.Property(email => email.Reason).HasMaxLength(32);
        builder.HasIndex(email => email.Key).IsUnique();
        builder.HasIndex(email => email.Id).HasFilter($"outcome = '{nameof(InboundOutcome.Stray)}'");
        builder.HasIndex(email => email.ReceivedAt).HasFilter("original IS NOT NULL");
    }
}
