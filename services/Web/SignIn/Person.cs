using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using ServiceDefaults.Auth;

namespace Web.SignIn;

/// <summary>Who sits in front of the page.</summary>
/// <param name="Id">The member of staff or client; null for operator and platform.</param>
/// <param name="Name">Display name.</param>
/// <param name="Role">What the gateway found the person to be.</param>
public sealed record Person(Guid? Id, string Name, CallerRole Role)
{
    /// <summary>Whether the person works for a company: those pages are for staff.</summary>
    public bool IsStaff => Policies.Members[Policies.Staff].Contains(Role);

    /// <summary>Whether the person runs the company's texting: administrators and office managers.</summary>
    public bool IsOffice => Policies.Members[Policies.Office].Contains(Role);

    /// <summary>Whether the person may decide what costs money or binds the company.</summary>
    public bool IsAdmin => Policies.Members[Policies.Admin].Contains(Role);

    public string RoleInWords => Role switch
    {
        CallerRole.Admin => "Administrator",
        CallerRole.OfficeManager => "Office manager",
        _ => Role.ToString(),
    };

    public static Person Of(ClaimsPrincipal user)
    {
        var role = Enum.TryParse<CallerRole>(user.FindFirstValue(InternalToken.RoleClaim), out var known) ? known : CallerRole.Public;
        return new(
            Guid.TryParse(user.FindFirstValue(JwtRegisteredClaimNames.Sub), out var id) ? id : null,
            user.FindFirstValue(JwtRegisteredClaimNames.Name) ?? "Guest",
            role);
    }
}
