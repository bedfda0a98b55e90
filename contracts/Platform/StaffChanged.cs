using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Texting.Contracts.Platform;

/// <summary>What a member of staff may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffRole>))]
public enum StaffRole
{
    /// <summary>Everything, including settings and billing.</summary>
    Admin,

    /// <summary>Everything of the daily business.</summary>
    OfficeManager,

    /// <summary>Own visits and conversations.</summary>
    Sitter,
}

/// <summary>A member of staff is, from now on, as described here. A full snapshot, published by the host platform.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="StaffId">The member of staff; unique over all companies.</param>
/// <param name="Version">Grows with every change of this person; gaps are fine. 0 to 2^53-1, which every JSON library can hold.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">Null when there is none.</param>
/// <param name="Phone">As typed by people, any format; null when there is none.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Active">True while the person works for the company. Billing counts active staff.</param>
/// <param name="ActiveFrom">Start of the present (or last) time of activity, UTC.</param>
/// <param name="ActiveUntil">End of it, UTC; null while active.</param>
public sealed record StaffChanged(
    Guid CompanyId,
    Guid StaffId,
    [property: Range(typeof(long), "0", "9007199254740991")] long Version,
    [property: StringLength(200)] string Name,
    [property: StringLength(320)] string? Email,
    [property: StringLength(100)] string? Phone,
    StaffRole Role,
    bool Active,
    DateTimeOffset ActiveFrom,
    DateTimeOffset? ActiveUntil);
