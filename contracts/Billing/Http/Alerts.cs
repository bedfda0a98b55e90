namespace Texting.Contracts.Billing.Http;

/// <summary>When a company wants to hear, and whether it wants to be stopped: <c>GET</c> and <c>PUT /api/billing/alerts</c>.</summary>
/// <param name="Percents">Which of 50, 80 and 100 are told, of the pool and of the money limit; empty for none.</param>
/// <param name="MoneyLimit">
/// US dollars of overage a period may cost, decimal string with at most two decimals, 0 or more; null for no limit. Alone it
/// only tells.
/// </param>
/// <param name="HardCap">
/// True: at the money limit texts that are not urgent become email; urgent ones still go. Needs a money limit; 0 means that no
/// overage is wanted at all.
/// </param>
/// <param name="Passed">What was told in the running period, read only; ignored by PUT.</param>
public sealed record AlertSettings(
    IReadOnlyList<int> Percents,
    string? MoneyLimit,
    bool HardCap,
    IReadOnlyList<PassedThreshold>? Passed = null);

/// <summary>A threshold the running period has passed.</summary>
/// <param name="Kind">Of the pool or of the money limit.</param>
/// <param name="Percent">50, 80 or 100.</param>
/// <param name="At">When we saw it, UTC.</param>
public sealed record PassedThreshold(ThresholdKind Kind, int Percent, DateTimeOffset At);
