using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers;

namespace Notifications.Incoming;

/// <summary>How a registration stood when we last heard: old news that comes late mails nobody.</summary>
public sealed class Registration : ICompanyOwned, IReplica
{
    public Registration(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public RegistrationStanding? Standing { get; private set; }

    /// <summary>Step and reason together.</summary>
    public string? Says { get; private set; }

    public long Version { get; private set; }

    public void Apply(RegistrationChanged news) => (Standing, Says, Version) = (news.Standing, SaysOf(news), news.Version);

    public static string SaysOf(RegistrationChanged news) => $"{news.FailedStep}: {news.Reason}";
}

internal sealed class IncomingTables : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations");
        builder.UseXmin();
        builder.HasKey(registration => registration.CompanyId);
        builder.Property(registration => registration.Standing).HasConversion<string>().HasMaxLength(16);
    }
}
