using ServiceDefaults.Data.Database;

namespace Messaging.OptOuts;

public enum ConsentChange
{
    TextingEnabled,
    TextingDisabled,
    DefaultDelivery,
    OptedOut,
    OptedIn,
}

/// <summary>By which way the change came to us.</summary>
public enum ConsentSource
{
    Staff,
    ClientPortal,
    StaffPage,
    Keyword,
    Carrier,
}

/// <summary>Evidence: who changed what about whether somebody may be texted, when and how. Never changed, never deleted.</summary>
public sealed class ConsentEvent : ICompanyOwned
{
    public long Id { get; private init; }

    public required Guid CompanyId { get; init; }

    /// <summary>Null when only the phone is known.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>E.164; null when the person has none that is valid.</summary>
    public string? Phone { get; init; }

    public required ConsentChange Change { get; init; }

    public required ConsentSource Source { get; init; }

    /// <summary>The new value, the keyword or the carrier's code; null when the change says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>The person who made the change; null when it came from the phone or the carrier.</summary>
    public Guid? PersonId { get; init; }

    public string? PersonName { get; init; }

    /// <summary>What the person read when agreeing; null when nothing was shown.</summary>
    public string? Wording { get; init; }

    public required DateTimeOffset At { get; init; }
}
