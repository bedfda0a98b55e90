using Microsoft.AspNetCore.Authentication.JwtBearer;
using MudBlazor.Services;
using Web.Clients;
using Web.Conversations;
using Web.Shared;
using Web.SignIn;

namespace Web;

public static class WebService
{
    // A draft of the full length, in letters of three bytes or in nothing but escaped quotes; the default would end the page.
    private const long LongestMessage = 128 * 1024;

    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        // Outside of Development a build that was not published would otherwise come without its style sheets.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LongestMessage);
        builder.Services.AddCascadingAuthenticationState();
        // The build compresses our own files, but of a package's only those that no page asks for. Nothing secret is in either.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript"];
        });
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
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute(NotFoundPage.Address, createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
