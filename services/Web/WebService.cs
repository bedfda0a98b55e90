using Microsoft.AspNetCore.Authentication.JwtBearer;
using MudBlazor.Services;
using Web.Clients;
using Web.Conversations;
using Web.Shared;
using Web.SignIn;

namespace Web;

public static class WebService
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        // Outside of Development a build that was not published would otherwise come without its style sheets.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices();

        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            options.Events = new JwtBearerEvents { OnTokenValidated = GatewayTicket.KeepAsync });
        builder.Services
            .AddScoped<GatewayTicket>()
            .AddGatewayClients()
            .AddScoped<LiveUpdates>()
            .AddScoped<LocalTime>();
        return builder;
    }

    public static WebApplication MapWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute(NotFoundPage.Address, createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
