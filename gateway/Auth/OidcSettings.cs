using System.Security.Claims;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>Configuration <c>Auth:Oidc</c>: the issuer, and which of its claims mean what here. See README.md.</summary>
sealed class OidcSettings
{
    public const string NotOneOfOurs = "The account has no role, company and person id here.";

    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public string Audience { get => field ?? ClientId; init; }
    public string[] Scopes { get; init; } = ["openid", "profile"];
    public string RoleClaim { get; init; } = "role";
    public string CompanyClaim { get; init; } = "company";
    public string PersonClaim { get; init; } = "sub";
    public string NameClaim { get; init; } = "name";

    /// <summary>The issuer's role names to ours; a name that is not listed must be one of ours.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>Null when no issuer is configured.</summary>
    public static OidcSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Auth:Oidc");
        if (string.IsNullOrEmpty(section["Authority"])) return null;
        if (string.IsNullOrEmpty(section["ClientId"])) throw new InvalidOperationException("Auth:Oidc:ClientId is not configured.");
        return section.Get<OidcSettings>();
    }

    /// <summary>Null when the account is nobody here.</summary>
    public Caller? CallerFrom(ClaimsPrincipal user)
    {
        var name = user.FindFirstValue(NameClaim);
        Guid? company = Guid.TryParse(user.FindFirstValue(CompanyClaim), out var companyId) ? companyId : null;
        Guid? person = Guid.TryParse(user.FindFirstValue(PersonClaim), out var personId) ? personId : null;
        foreach (var claim in user.FindAll(RoleClaim))
        {
            var asked = Roles.GetValueOrDefault(claim.Value, claim.Value);
            if (!Enum.TryParse<CallerRole>(asked, out var role) || role.ToString() != asked) continue;
            // Webhook and Public are what the gateway finds out itself; no issuer can grant them.
            if (role is CallerRole.Operator or CallerRole.Platform) return new Caller(role, null, person, name);
            if (Policies.Members[Policies.Person].Contains(role) && company is not null && person is not null)
                return new Caller(role, company, person, name);
        }
        return null;
    }
}
