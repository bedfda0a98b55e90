using ServiceDefaults.Data.Database;

namespace Billing.Reconciliation;

/// <summary>A finished day of a company as the carrier lists it, and how it compares with the ledger.</summary>
public sealed class CarrierDay : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    public DateOnly Day { get; private init; }

    /// <summary>How many pages it has.</summary>
    public int Pages { get; private init; }

    /// <summary>Which of them have come.</summary>
    public int[] PagesReceived { get; private init; } = [];

    /// <summary>Grows with every page that comes.</summary>
    public int Changes { get; private init; }

    /// <summary>What <see cref="Changes"/> was when it was compared last.</summary>
    public int ChangesCompared { get; private init; }

    /// <summary>Null until it was compared.</summary>
    public DateTimeOffset? CheckedAt { get; private init; }

    public int Texts { get; private init; }

    public int Explained { get; private init; }
}

/// <summary>A text in the carrier's list.</summary>
public sealed class CarrierText : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    public DateOnly Day { get; private init; }

    public int Page { get; private init; }

    public string CarrierSid { get; private init; } = "";

    /// <summary>Null when we have no such text.</summary>
    public Guid? TextMessageId { get; private init; }

    public bool IsInbound { get; private init; }

    public int Segments { get; private init; }

    public string Status { get; private init; } = "";
}

/// <summary>A text on which the two do not agree.</summary>
public sealed class Difference : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    public DateOnly Day { get; private init; }

    public int Position { get; private init; }

    public string Name { get; private init; } = "";

    public Guid? TextMessageId { get; private init; }

    public string? CarrierSid { get; private init; }

    public int? Ours { get; private init; }

    public int? Carriers { get; private init; }
}
