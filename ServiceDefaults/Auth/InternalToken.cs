using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDefaults.Auth;

/// <summary>Who a request is from, as the gateway tells the services.</summary>
/// <param name="Role">What the caller is.</param>
/// <param name="CompanyId">The caller's company; null for platform, operator, webhook and public.</param>
/// <param name="PersonId">The member of staff or client; null when it is not a person.</param>
/// <param name="Name">Display name of the person; null when it is not a person.</param>
public sealed record Caller(CallerRole Role, Guid? CompanyId = null, Guid? PersonId = null, string? Name = null);

/// <summary>
/// The short-lived signed token (JWT, HS256) that the gateway adds to every request it forwards. Services accept nothing
/// else, so a request that did not come through the gateway is refused.
/// </summary>
public sealed class InternalToken
{
    /// <summary>Claim with the company's id.</summary>
    public const string CompanyClaim = "company";

    /// <summary>Claim with the <see cref="CallerRole"/>.</summary>
    public const string RoleClaim = "role";

    private const string Issuer = "texting-gateway";
    private const string Audience = "texting-services";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private readonly SymmetricSecurityKey _key;
    private readonly TimeProvider _clock;

    /// <summary>Tokens signed with a key that gateway and services share.</summary>
    /// <param name="key">Secret, at least 32 characters. Configuration <c>InternalToken:Key</c>.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    public InternalToken(string key, TimeProvider clock)
    {
        if (key.Length < 32) throw new ArgumentException("InternalToken:Key needs at least 32 characters.", nameof(key));
        _key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key));
        _clock = clock;
    }

    /// <summary>A token for one forwarded request; goes into <c>Authorization: Bearer</c>.</summary>
    /// <param name="caller">Who the gateway found the request to be from.</param>
    public string Mint(Caller caller)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { [RoleClaim] = caller.Role.ToString() };
        if (caller.CompanyId is { } company) claims[CompanyClaim] = company.ToString();
        if (caller.PersonId is { } person) claims[JwtRegisteredClaimNames.Sub] = person.ToString();
        if (caller.Name is { } name) claims[JwtRegisteredClaimNames.Name] = name;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>What a service demands of a token.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RoleClaimType = RoleClaim,
        NameClaimType = JwtRegisteredClaimNames.Name,
        // Clocks of two machines may be five minutes apart (reliability.md section 1).
        ClockSkew = TimeSpan.FromMinutes(5),
    };
}
