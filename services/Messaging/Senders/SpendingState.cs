using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Billing;

namespace Messaging.Senders;

/// <summary>Whether a company's own spending cap is reached. Replica of what Billing says; no row: no cap was ever reached.</summary>
public sealed class SpendingState : ICompanyOwned, IReplica
{
    public SpendingState(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public bool CapReached { get; private set; }

    public long Version { get; private set; }

    public void Apply(SpendingStateChanged state) => (CapReached, Version) = (state.CapReached, state.Version);
}
