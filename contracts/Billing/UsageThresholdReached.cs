using System.Text.Json.Serialization;

namespace Texting.Contracts.Billing;

/// <summary>What a threshold measures.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThresholdKind>))]
public enum ThresholdKind
{
    /// <summary>Texts used of the pool: allotment and rollover together.</summary>
    Pool,

    /// <summary>Overage in dollars of the money limit the company has set.</summary>
    Money,
}

/// <summary>A company used a part of its pool or of its money limit, for the first time in this period.</summary>
/// <remarks>At least once, in any order. Dedupe by (PeriodId, Kind, Percent).</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="PeriodId">The open period.</param>
/// <param name="Kind">What was measured.</param>
/// <param name="Percent">50, 80 or 100.</param>
public sealed record UsageThresholdReached(Guid CompanyId, Guid PeriodId, ThresholdKind Kind, int Percent);
