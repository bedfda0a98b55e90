using Gateway.Auth;
using Gateway.Limits;
using Scalar.AspNetCore;

namespace Gateway.Routing;

/// <summary>One page with the OpenAPI documents of all services; everything it loads comes from here.</summary>
static class ApiReference
{
    private static readonly string[] Documents = ["messaging", "numbers", "billing", "notifications"];

    // The page starts itself with a script in the page and sets its styles from scripts; all of it comes from this host.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapApiReference(this WebApplication app) => app
        .MapScalarApiReference("/api/reference", options => options
            .WithTitle("Texting API")
            .WithOpenApiRoutePattern("/api/{documentName}/openapi.json")
            .AddDocuments(Documents)
            .AddServer("/")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools())
        .AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return next(context);
        })
        .RequireAuthorization(Access.Reference).RequireRateLimiting(RateLimits.Public);
}
