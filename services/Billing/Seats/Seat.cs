using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Platform;

namespace Billing.Seats;

/// <summary>
/// A time of activity of a member of staff, as one snapshot told it. A person who comes and goes has several. What they
/// mean together is the view <c>active_seats</c>, so that any order of the snapshots means the same: a newer snapshot takes
/// back what an older one said about later times, and ends what an older one left open.
/// </summary>
public sealed class Seat : ICompanyOwned, IReplica
{
    public Seat(Guid companyId, Guid staffId, DateTimeOffset activeFrom) => (CompanyId, StaffId, ActiveFrom) = (companyId, staffId, activeFrom);

    public Guid CompanyId { get; private init; }

    public Guid StaffId { get; private init; }

    public DateTimeOffset ActiveFrom { get; private init; }

    /// <summary>Null while active.</summary>
    public DateTimeOffset? ActiveUntil { get; private set; }

    /// <summary>Of the snapshot that told it last.</summary>
    public long Version { get; private set; }

    public void Apply(StaffChanged staff)
    {
        // Somebody who is not active and whose end nobody told was not active at any moment we know of.
        ActiveUntil = staff.ActiveUntil ?? (staff.Active ? null : staff.ActiveFrom);
        Version = staff.Version;
    }
}
