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

    /// <summary>Of the last change, and later than the one before it: what was asked for earlier can be told from what came after.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Saying the same again changes nothing.</summary>
    public void Change(bool optedOut, DateTimeOffset at)
    {
        if (optedOut == OptedOut) return;
        var next = ChangedAt.AddMilliseconds(1);
        (OptedOut, ChangedAt) = (optedOut, at > next ? at : next);
    }
}
