using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Platform;

/// <summary>A client of a company is, from now on, as described here. A full snapshot, published by the host platform.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="ClientId">The client; unique over all companies.</param>
/// <param name="Version">Grows with every change of this client; gaps are fine. 0 to 2^53-1, which every JSON library can hold.</param>
/// <param name="FirstName">May be empty.</param>
/// <param name="LastName">May be empty.</param>
/// <param name="Email">Null when the client has none.</param>
/// <param name="PhoneFields">What stands in each phone field, as typed by people: any format, possibly empty or wrong.</param>
/// <param name="TimeZone">IANA name; null when unknown: the company's zone counts then.</param>
/// <param name="Active">False once the client left; an inactive client is not texted, replies still find the feed.</param>
public sealed record ClientChanged(
    Guid CompanyId,
    Guid ClientId,
    [property: Range(typeof(long), "0", "9007199254740991")] long Version,
    [property: StringLength(200)] string FirstName,
    [property: StringLength(200)] string LastName,
    [property: StringLength(320)] string? Email,
    IReadOnlyDictionary<string, string> PhoneFields,
    [property: StringLength(100)] string? TimeZone,
    bool Active);
