using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>
/// Somebody who hears, or who is spoken of. Replica of the platform's snapshots. No phone: whether and where somebody is
/// texted is Messaging's. Of a client only what a notice needs: the name, and by which clock it is night.
/// </summary>
public sealed class Recipient : ICompanyOwned, IReplica
{
    private Recipient()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    public ContactKind Kind { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Null for clients, and for staff without one.</summary>
    public string? Email { get; private set; }

    /// <summary>Null for clients.</summary>
    public StaffRole? Role { get; private set; }

    /// <summary>IANA; null: the company's counts.</summary>
    public string? TimeZone { get; private set; }

    public bool Active { get; private set; }

    public long Version { get; private set; }

    public static Recipient Staff(Guid companyId, Guid id) => new() { Id = id, CompanyId = companyId, Kind = ContactKind.Staff };

    public static Recipient Client(Guid companyId, Guid id) => new() { Id = id, CompanyId = companyId, Kind = ContactKind.Client };

    public void Apply(StaffChanged staff) =>
        (Name, Email, Role, Active, Version) = (staff.Name.Trim(), staff.Email, staff.Role, staff.Active, staff.Version);

    public void Apply(ClientChanged client) =>
        (Name, TimeZone, Active, Version) = ($"{client.FirstName} {client.LastName}".Trim(), client.TimeZone, client.Active, client.Version);
}
