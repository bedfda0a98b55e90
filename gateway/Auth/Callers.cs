using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>
/// A <see cref="Caller"/> as claims and back. Every way of signing in ends in these four claims and no others, so that
/// nothing an issuer sends can reach a service by accident.
/// </summary>
static class Callers
{
    public static ClaimsPrincipal ToPrincipal(this Caller caller, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, JwtRegisteredClaimNames.Name, InternalToken.RoleClaim);
        identity.AddClaim(new Claim(InternalToken.RoleClaim, caller.Role.ToString()));
        if (caller.CompanyId is { } company) identity.AddClaim(new Claim(InternalToken.CompanyClaim, company.ToString()));
        if (caller.PersonId is { } person) identity.AddClaim(new Claim(JwtRegisteredClaimNames.Sub, person.ToString()));
        if (caller.Name is { } name) identity.AddClaim(new Claim(JwtRegisteredClaimNames.Name, name));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Null for somebody who is not signed in.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        Enum.TryParse<CallerRole>(user.FindFirstValue(InternalToken.RoleClaim), out var role)
            ? new Caller(role,
                Id(user, InternalToken.CompanyClaim),
                Id(user, JwtRegisteredClaimNames.Sub),
                user.FindFirstValue(JwtRegisteredClaimNames.Name))
            : null;

    private static Guid? Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
