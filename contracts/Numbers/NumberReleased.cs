namespace Texting.Contracts.Numbers;

/// <summary>A company's number was given back to the carrier; its monthly fee ends.</summary>
/// <remarks>At least once; it may come before its <see cref="NumberReserved"/>. Dedupe by <paramref name="NumberId"/>.</remarks>
/// <param name="NumberId">Our id of this time of ownership, not of the digits.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="At">When it was given back, UTC.</param>
public sealed record NumberReleased(Guid NumberId, Guid CompanyId, DateTimeOffset At);
