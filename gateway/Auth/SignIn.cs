using Gateway.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gateway.Auth;

/// <summary>Signing in: cookie for browsers, bearer for API callers, OIDC or personas behind it.</summary>
static class SignIn
{
    /// <summary>How long a browser stays signed in without a visit; a ticket for Web lives as long.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    public const string CookieName = "texting.session";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var oidc = OidcSettings.From(builder.Configuration);
        if (oidc is null && !builder.Environment.IsDevelopment())
            throw new InvalidOperationException(
                "Auth:Oidc:Authority is not configured. Without it people can sign in as demo personas only, and those exist in Development only.");

        builder.Services.AddSharedKeyRing();
        builder.Services.AddSingleton<Tickets>();
        builder.Services.AddSingleton(new PlatformKeys(builder.Configuration));
        var authentication = builder.Services.AddAuthentication(Schemes.Default)
            .AddPolicyScheme(Schemes.Default, null, options => options.ForwardDefaultSelector = context => SchemeFor(context, oidc))
            .AddCookie(Schemes.Cookie, options => Configure(options, builder.Environment))
            .AddBearerToken(Schemes.Ticket)
            .AddScheme<AuthenticationSchemeOptions, PlatformKeyHandler>(Schemes.PlatformKey, null);

        if (oidc is not null) authentication.AddOidc(oidc, builder.Environment);
        else builder.Services.AddPersonas();
        builder.AddAccessPolicies();
    }

    public static void MapSignIn(this WebApplication app)
    {
        if (OidcSettings.From(app.Configuration) is null) app.MapPersonaSignIn();
        else app.MapOidcSignIn();
        app.MapSession();
    }

    // A JWT has two dots; our own tickets and the platform's keys have none.
    private static string SchemeFor(HttpContext context, OidcSettings? oidc)
    {
        if (Bearer.Of(context.Request) is not { } token) return Schemes.Cookie;
        if (oidc is not null && token.Count(character => character == '.') == 2) return Schemes.Jwt;
        return context.RequestServices.GetRequiredService<PlatformKeys>().CallerOf(token) is null ? Schemes.Ticket : Schemes.PlatformKey;
    }

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = SessionLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.ReturnUrlParameter = "returnUrl";
        // Only somebody who is looking at a page is helped by a redirect; a program needs the status.
        options.Events.OnRedirectToLogin = context =>
        {
            if (Browser.IsNavigating(context.Request)) context.Response.Redirect(context.RedirectUri);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
