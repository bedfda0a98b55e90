using Gateway.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

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
