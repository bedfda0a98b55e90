using ServiceDefaults.Data.Database;

namespace Billing.Lots;

/// <summary>The included texts of one closed month and what is left of them: the rollover, with its origin.</summary>
public sealed class Lot : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    /// <summary>First day of the month they were granted for.</summary>
    public DateOnly Month { get; private init; }

    public int Granted { get; private init; }

    public int Remaining { get; private init; }
}

/// <summary>Texts a lot gave in one month, or lost at its end. Written by the close, never changed.</summary>
public sealed class LotMovement : ICompanyOwned
{
    public const string Used = "used";
    public const string Expired = "expired";

    public Guid CompanyId { get; private init; }

    public DateOnly LotMonth { get; private init; }

    /// <summary>First day of the month in which it happened.</summary>
    public DateOnly Month { get; private init; }

    public string Kind { get; private init; } = "";

    public int Texts { get; private init; }
}
