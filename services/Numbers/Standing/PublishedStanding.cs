using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers;

namespace Numbers.Standing;

/// <summary>What we last said about a company's sender and registration: a snapshot is published when it differs.</summary>
public sealed class PublishedStanding : ICompanyOwned
{
    public PublishedStanding(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public SenderStanding? Sender { get; private set; }

    public string? SenderReason { get; private set; }

    /// <summary>Everything but the version, as it was said.</summary>
    public string SenderSaid { get; private set; } = "";

    public long SenderVersion { get; private set; }

    public string RegistrationSaid { get; private set; } = "";

    public long RegistrationVersion { get; private set; }

    /// <summary>The snapshot with a new version, or null when it was said already.</summary>
    public SenderChanged? Say(SenderChanged snapshot, DateTimeOffset now)
    {
        var said = $"{snapshot.Number} {snapshot.MessagingServiceSid} {snapshot.AccountSid} {snapshot.Standing} {snapshot.Reason}";
        if (said == SenderSaid) return null;

        (Sender, SenderReason, SenderSaid) = (snapshot.Standing, snapshot.Reason, said);
        SenderVersion = Next(SenderVersion, now);
        return snapshot with { Version = SenderVersion };
    }

    public RegistrationChanged? Say(RegistrationChanged snapshot, DateTimeOffset now)
    {
        var said = $"{snapshot.Standing} {snapshot.FailedStep} {snapshot.Reason}";
        if (said == RegistrationSaid) return null;

        RegistrationSaid = said;
        RegistrationVersion = Next(RegistrationVersion, now);
        return snapshot with { Version = RegistrationVersion };
    }

    // From the clock, so that readers believe us even after our database was restored or emptied.
    private static long Next(long version, DateTimeOffset now) => Math.Max(version + 1, now.ToUnixTimeMilliseconds());
}

internal sealed class StandingTables : IEntityTypeConfiguration<PublishedStanding>
{
    public void Configure(EntityTypeBuilder<PublishedStanding> builder)
    {
        builder.ToTable("standings");
        builder.UseXmin();
        builder.HasKey(standing => standing.CompanyId);
    }
}
