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

    /// <summary>By which way the STOP came; null while there is none.</summary>
    public ConsentSource? StoppedBy { get; private set; }

    /// <summary>The member of staff who wrote the STOP down; null when it came from the phone or the carrier.</summary>
    public string? NotedBy { get; private set; }

    /// <summary>A STOP. Saying the same again changes nothing, except that the person's own word counts for more than a note of it.</summary>
    public void Stop(ConsentSource source, string? notedBy, DateTimeOffset at)
    {
        if (OptedOut && !(source is ConsentSource.Keyword && StoppedBy is ConsentSource.Staff)) return;
        (StoppedBy, NotedBy) = (source, notedBy);
        Change(true, at);
    }

    /// <summary>START lifts a STOP, whoever wrote it down.</summary>
    public void Start(DateTimeOffset at)
    {
        (StoppedBy, NotedBy) = (null, null);
        Change(false, at);
    }

    private void Change(bool optedOut, DateTimeOffset at)
    {
        if (optedOut == OptedOut) return;
        var next = ChangedAt.AddMilliseconds(1);
        (OptedOut, ChangedAt) = (optedOut, at > next ? at : next);
    }
}
