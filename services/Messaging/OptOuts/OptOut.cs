using ServiceDefaults.Data.Database;

namespace Messaging.OptOuts;

/// <summary>
/// Whether a phone said STOP to a company. A row exists for every phone that was ever texted: a row that does not exist
/// could not be locked by the claim that lets a text leave.
/// </summary>
public sealed class OptOut : ICompanyOwned
{
    private OptOut(Guid companyId, string phone) => (CompanyId, Phone) = (companyId, phone);

    public Guid CompanyId { get; private init; }

    /// <summary>E.164.</summary>
    public string Phone { get; private init; }

    public bool OptedOut { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public void Change(bool optedOut, DateTimeOffset at) => (OptedOut, ChangedAt) = (optedOut, at);
}
