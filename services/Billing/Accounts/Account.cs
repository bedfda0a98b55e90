using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Billing.Accounts;

/// <summary>
/// A company as Billing sees it: replica of the platform's snapshot, and the row that everything about its periods is locked
/// by: facts share it, a close has it alone.
/// </summary>
public sealed class Account : ICompanyOwned, IReplica
{
    public Account(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    /// <summary>The name on its statements.</summary>
    public string Name { get; private set; } = "";

    public Plan Plan { get; private set; }

    /// <summary>IANA name; it decides the ends of periods that are opened from now on.</summary>
    public string TimeZone { get; private set; } = "";

    public bool Active { get; private set; }

    public long Version { get; private set; }

    /// <summary>The last closed month, as its first day. Written by the close alone.</summary>
    public DateOnly? ClosedThrough { get; private init; }

    /// <summary>The oldest open month. Written with the periods.</summary>
    public DateOnly? FirstOpen { get; private init; }

    public void Apply(CompanyChanged company) =>
        (Name, Plan, TimeZone, Active, Version) = (company.Name, company.Plan, company.TimeZone, company.Active, company.Version);
}
