using ServiceDefaults.Data.Database;

namespace Billing.Periods;

/// <summary>
/// A billing period: a calendar month whose boundaries were fixed when it was opened. Its figures are written once, by the
/// close; until then they are worked out from the counters.
/// </summary>
public sealed class Period : ICompanyOwned
{
    private Period()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>First day of its month.</summary>
    public DateOnly Month { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>The zone its end was fixed in.</summary>
    public string TimeZone { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private init; }

    public int Staff { get; private init; }

    public int Allotment { get; private init; }

    public int RolloverIn { get; private init; }

    public int Sent { get; private init; }

    public int Received { get; private init; }

    public int Expired { get; private init; }

    public int RolloverOut { get; private init; }

    public int OverageTexts { get; private init; }

    public decimal OverageAmount { get; private init; }
}
