using Gateway.Auth;
using Gateway.Limits;
using Scalar.AspNetCore;

namespace Gateway.Routing;

/// <summary>One page with the OpenAPI documents of all services; everything it loads comes from here.</summary>
static class ApiReference
{
    private static readonly string[] Documents = ["messaging", "numbers", "billing", "notifications"];

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
            .HideDeveloperTools())
        .RequireAuthorization(Access.Reference).RequireRateLimiting(RateLimits.Public);
}
