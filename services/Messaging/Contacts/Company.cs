using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Messaging.Contacts;

/// <summary>What Messaging needs to know of a company. Replica of the platform's snapshot.</summary>
public sealed class Company : ICompanyOwned, IReplica
{
    public Company(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public string Name { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public string[] ClientPhoneFields { get; private set; } = [];

    public bool Active { get; private set; }

    public long Version { get; private set; }

    public void Apply(CompanyChanged company)
    {
        (Name, TimeZone, Active, Version) = (company.Name, company.TimeZone, company.Active, company.Version);
        ClientPhoneFields = [.. company.ClientPhoneFields];
    }
}
