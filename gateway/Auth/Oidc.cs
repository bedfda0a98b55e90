using System.Security.Claims;
using Gateway.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>Any OpenID Connect issuer: the code flow for browsers, its access tokens for API callers.</summary>
static class Oidc
{
    public static void AddOidc(this AuthenticationBuilder authentication, OidcSettings settings, IHostEnvironment environment)
    {
        authentication.AddOpenIdConnect(Schemes.Oidc, options =>
        {
            options.Authority = settings.Authority;
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.RequireHttpsMetadata = !environment.IsDevelopment();
            options.SignInScheme = Schemes.Cookie;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes back as a GET, so that the correlation cookies can be SameSite=Lax.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy =
                environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.MapInboundClaims = false;
            options.TokenValidationParameters.NameClaimType = settings.NameClaim;
            options.Scope.Clear();
            foreach (var scope in settings.Scopes) options.Scope.Add(scope);
            options.Events.OnTokenValidated = context =>
            {
                if (settings.CallerFrom(context.Principal!) is { } caller) context.Principal = caller.ToPrincipal(Schemes.Oidc);
                else context.Fail(OidcSettings.NotOneOfOurs);
                return Task.CompletedTask;
            };
            // Somebody who cancels, or has no role here, sees a page and not a stack trace.
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });

        authentication.AddJwtBearer(Schemes.Jwt, options =>
        {
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = !environment.IsDevelopment();
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters { ValidAudience = settings.Audience };
            options.Events = new()
            {
                OnTokenValidated = context =>
                {
                    if (settings.CallerFrom(context.Principal!) is { } caller) context.Principal = caller.ToPrincipal(Schemes.Jwt);
                    else context.Fail(OidcSettings.NotOneOfOurs);
                    return Task.CompletedTask;
                },
            };
        });
    }

    public static void MapOidcSignIn(this WebApplication app) => app
        .MapGet("/signin", (string? returnUrl) => TypedResults.Challenge(
            new AuthenticationProperties { RedirectUri = ReturnUrl.OrHome(returnUrl), IsPersistent = true }, [Schemes.Oidc]))
        .RequireAuthorization(Access.Public).RequireRateLimiting(RateLimits.Public);
}

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
