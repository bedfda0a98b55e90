using ServiceDefaults.Data.Database;

namespace Billing.Usage;

/// <summary>
/// Texts of a company by the month they are billed in, their true day and their category. Kept in the commits of the
/// ledger.
/// </summary>
public sealed class UsageCounter : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    public DateOnly Month { get; private init; }

    public DateOnly Day { get; private init; }

    public string Category { get; private init; } = "";

    public int Texts { get; private init; }
}

/// <summary>
/// Texts of a company by the month they are billed in. The close reads one of these for each company: the days of a month
/// are over a hundred rows, written a month apart, so on as many pages.
/// </summary>
public sealed class MonthCounter : ICompanyOwned
{
    public Guid CompanyId { get; private init; }

    public DateOnly Month { get; private init; }

    public int Sent { get; private init; }

    public int Received { get; private init; }
}

/// <summary>Texts of a company with one person, by the month they are billed in.</summary>
public sealed class PersonCounter : ICompanyOwned
{
    /// <summary>Stands for people nobody knows.</summary>
    public static readonly Guid Nobody = Guid.Empty;

    public Guid CompanyId { get; private init; }

    public DateOnly Month { get; private init; }

    public Guid PersonId { get; private init; }

    public int Sent { get; private init; }

    public int Received { get; private init; }
}
