using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>Who answers for a company, and in which time zone. Replica of what the host platform says.</summary>
public sealed class Company : ICompanyOwned, IReplica
{
    public Company(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public string Name { get; private set; } = "";

    public string OwnerName { get; private set; } = "";

    public string OwnerEmail { get; private set; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    public bool EventStartedEnabledInMobileApp { get; private set; }

    /// <summary>False once it left the platform.</summary>
    public bool Active { get; private set; }

    public long Version { get; private set; }

    public void Apply(CompanyChanged company)
    {
        (Name, OwnerName, OwnerEmail) = (company.Name, company.OwnerName, company.OwnerEmail);
        (TimeZone, EventStartedEnabledInMobileApp, Active, Version) = (company.TimeZone, company.EventStartedEnabledInMobileApp, company.Active, company.Version);
    }
}

internal sealed class AudienceTables : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("companies");
        builder.UseXmin();
        builder.HasKey(company => company.CompanyId);
    }
}
