using Gateway.Auth;
using Gateway.Limits;
using Gateway.Pages;
using Gateway.Routing;
using Gateway.Webhooks;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Gateway;

/// <summary>The gateway's table of contents: who are you, is this really Twilio, not so fast, this way please.</summary>
static class GatewayService
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddInternalTokens();
        builder.AddRequestLimits();
        builder.AddRateLimits();
        builder.AddSignIn();
        builder.AddWebhooks();
        builder.AddRoutes();
    }

    // The order is the design: nothing is limited before it is known whom to limit, nothing is refused before it is limited.
    public static void UseGateway(this WebApplication app)
    {
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseBrowserPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseSameOrigin();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapGateway(this WebApplication app)
    {
        app.MapSignIn();
        app.MapApiReference();
        app.MapRoutes();
    }
}
