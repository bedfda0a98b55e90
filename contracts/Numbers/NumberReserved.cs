namespace Texting.Contracts.Numbers;

/// <summary>A company owns a number now; its monthly fee starts.</summary>
/// <remarks>At least once; its <see cref="NumberReleased"/> may come first. Dedupe by <paramref name="NumberId"/>.</remarks>
/// <param name="NumberId">Our id of this time of ownership, not of the digits.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="At">When the carrier gave it to us, UTC.</param>
public sealed record NumberReserved(Guid NumberId, Guid CompanyId, DateTimeOffset At);
