namespace Texting.Contracts.Billing;

/// <summary>Whether a company's spending cap is reached is, from now on, as described here. A full snapshot.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="CapReached">True: texts that are not urgent become email or are refused until the next period or a higher cap.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record SpendingStateChanged(Guid CompanyId, bool CapReached, long Version);
