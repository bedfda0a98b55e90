using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Numbers.Eligibility;

/// <summary>What decides whether a company may text. Replica of what the host platform says.</summary>
public sealed class Company : ICompanyOwned, IReplica
{
    public Company(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public string Name { get; private set; } = "";

    public Plan Plan { get; private set; }

    public bool IsTrial { get; private set; }

    public string Country { get; private set; } = "";

    public bool Active { get; private set; }

    public long Version { get; private set; }

    /// <summary>The carriers of the US want to know who texts; those of Canada do not ask.</summary>
    public bool NeedsRegistration => Country == "US";

    public void Apply(CompanyChanged company)
    {
        (Name, Plan, IsTrial) = (company.Name, company.Plan, company.IsTrial);
        (Country, Active, Version) = (company.Country, company.Active, company.Version);
    }
}
