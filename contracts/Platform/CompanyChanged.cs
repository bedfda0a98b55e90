using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Texting.Contracts.Platform;

/// <summary>The plan a company pays the platform for. Texting needs Solo or Team.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Plan>))]
public enum Plan
{
    /// <summary>No texting.</summary>
    Lite,

    /// <summary>One person; texting allowed.</summary>
    Solo,

    /// <summary>Several people; texting allowed.</summary>
    Team,
}

/// <summary>A company is, from now on, as described here. A full snapshot, published by the host platform.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="Version">Grows with every change of this company; gaps are fine. 0 to 2^53-1, which every JSON library can hold.</param>
/// <param name="Name">Name its clients know it by; never empty.</param>
/// <param name="Plan">What it pays for.</param>
/// <param name="IsTrial">True during the free trial, in which texting is not available.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case; texting is available in US and CA.</param>
/// <param name="TimeZone">IANA name, for example <c>America/New_York</c>.</param>
/// <param name="OwnerName">The person who answers for the company.</param>
/// <param name="OwnerEmail">Where mail to the company goes.</param>
/// <param name="ClientPhoneFields">Names of the client fields that hold phone numbers, custom ones too; the first is the platform's own.</param>
/// <param name="EventStartedEnabledInMobileApp">The company's mobile-app switch for "event started".</param>
/// <param name="Active">False once the company left the platform.</param>
public sealed record CompanyChanged(
    Guid CompanyId,
    [property: Range(typeof(long), "0", "9007199254740991")] long Version,
    [property: StringLength(200, MinimumLength = 1)] string Name,
    Plan Plan,
    bool IsTrial,
    [property: RegularExpression("^[A-Z]{2}$")] string Country,
    [property: StringLength(100, MinimumLength = 1)] string TimeZone,
    [property: StringLength(200)] string OwnerName,
    [property: StringLength(320)] string OwnerEmail,
    [property: MaxLength(100)] IReadOnlyList<string> ClientPhoneFields,
    bool EventStartedEnabledInMobileApp,
    bool Active);
