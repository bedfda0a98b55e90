using ServiceDefaults.Data.Database;
using Texting.Contracts.Billing;

namespace Billing.Alerts;

/// <summary>When a company wants to hear, and whether it wants to be stopped. Without a row the defaults hold.</summary>
public sealed class Alert : ICompanyOwned
{
    public Alert(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public int[] Percents { get; private set; } = [.. Thresholds.All];

    /// <summary>US dollars of overage; null for no limit.</summary>
    public decimal? MoneyLimit { get; private set; }

    public bool HardCap { get; private set; }

    public void Change(IEnumerable<int> percents, decimal? moneyLimit, bool hardCap) =>
        (Percents, MoneyLimit, HardCap) = ([.. percents.Distinct().Order()], moneyLimit, hardCap);
}

/// <summary>A threshold that was told, once.</summary>
public sealed class PassedThreshold : ICompanyOwned
{
    public required Guid PeriodId { get; init; }

    public required ThresholdKind Kind { get; init; }

    public required int Percent { get; init; }

    public required Guid CompanyId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether the cap of a company is reached, as it was published last.</summary>
public sealed class SpendingState : ICompanyOwned
{
    public SpendingState(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public bool CapReached { get; private set; }

    public long Version { get; private set; }

    public void Become(bool capReached) => (CapReached, Version) = (capReached, Version + 1);
}
