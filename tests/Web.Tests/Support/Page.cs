using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Configuration;
using MudBlazor.Services;
using ServiceDefaults;
using ServiceDefaults.Auth;
using System.Security.Claims;
using Web.Clients;
using Web.Conversations;
using Web.Shared;
using Web.SignIn;

namespace Web.Tests.Support;

/// <summary>Components of Web, drawn without a browser, with the real clients against a gateway of the test.</summary>
public sealed class Page : BunitContext
{
    private Page(GatewayStub gateway, CallerRole role, string environment)
    {
        Gateway = gateway;
        JSInterop.Mode = JSRuntimeMode.Loose;
        var module = JSInterop.SetupModule("./Conversations/Feed.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var composer = JSInterop.SetupModule("./Conversations/Composer.razor.js");
        composer.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Conversations/ConversationList.razor.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Settings/TextingPage.razor.js").Mode = JSRuntimeMode.Loose;

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("services:gateway:http:0", gateway.Address.ToString())]).Build();
        Services.AddSingleton<IConfiguration>(configuration);
        Services.AddServiceDiscovery();
        Services.ConfigureHttpClientDefaults(http => http.AddServiceDiscovery());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        Services.AddMudServices();
        Services.AddGatewayClients().AddScoped<GatewayTicket>().AddScoped<LiveUpdates>().AddScoped<LocalTime>();
        AddAuthorization().SetAuthorized("Olivia Park").SetClaims(
            new Claim(InternalToken.RoleClaim, role.ToString()), new Claim("name", role == CallerRole.Client ? "Ann Miller" : "Olivia Park"));
        Services.GetRequiredService<LocalTime>().Use("UTC");
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public GatewayStub Gateway { get; }

    public static async Task<Page> OpenAsync(CallerRole role = CallerRole.Admin, string? environment = null) =>
        new(await GatewayStub.StartAsync(), role, environment ?? Environments.Production);

    /// <summary>An element by its hook for browser tests.</summary>
    public static string Hook(string name) => $"[data-testid='{name}']";

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Gateway.DisposeAsync();
    }
}
