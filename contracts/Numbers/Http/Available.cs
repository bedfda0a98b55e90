namespace Texting.Contracts.Numbers.Http;

/// <summary>A number that could be bought when it was listed. Seeing it reserves nothing.</summary>
/// <param name="Number">E.164, for example <c>+14155550142</c>.</param>
/// <param name="Display">As people write it, for example <c>(415) 555-0142</c>.</param>
/// <param name="City">Where it is at home; null when the carrier does not say.</param>
/// <param name="Region">State or province, two letters; null when the carrier does not say.</param>
/// <param name="Country"><c>US</c> or <c>CA</c>: always the company's own.</param>
public sealed record AvailableNumber(string Number, string Display, string? City, string? Region, string Country);

/// <summary>A page of numbers to choose from; they all take texts and pictures.</summary>
/// <param name="Items">In order of their digits; empty when there is nothing nearby either.</param>
/// <param name="Next">Opaque cursor for <c>?cursor=</c>; null on the last page.</param>
/// <param name="Nearby">True when nothing fitted and these are from nearby: the same city or state.</param>
/// <param name="Note">What happened and what to do, in words for people; null when the search simply succeeded.</param>
public sealed record AvailableNumbers(IReadOnlyList<AvailableNumber> Items, string? Next, bool Nearby, string? Note);
