using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDefaults;
using Web.Clients;
using Web.Conversations;
using Web.SignIn;

namespace Web.Tests.Support;

/// <summary>What one browser tab has on the server: the real clients, against a gateway of the test.</summary>
public sealed class Tab : IAsyncDisposable
{
    public const string Ticket = "ticket-of-olivia";

    private readonly IHost _host;
    private readonly AsyncServiceScope _scope;

    private Tab(GatewayStub gateway, Uri address)
    {
        Gateway = gateway;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("services:gateway:http:0", address.ToString())]);
        builder.AddServiceDefaults();
        builder.Services.AddGatewayClients().AddScoped<GatewayTicket>().AddScoped<LiveUpdates>();
        builder.Services.AddScoped<AuthenticationStateProvider, SignedIn>();
        _host = builder.Build();
        _scope = _host.Services.CreateAsyncScope();
    }

    public GatewayStub Gateway { get; }

    public MessagingClient Messaging => _scope.ServiceProvider.GetRequiredService<MessagingClient>();

    public LiveUpdates Live => _scope.ServiceProvider.GetRequiredService<LiveUpdates>();

    public static async Task<Tab> OpenAsync()
    {
        var gateway = await GatewayStub.StartAsync();
        return new(gateway, gateway.Address);
    }

    /// <summary>A tab whose gateway is not there.</summary>
    public static async Task<Tab> OpenWithoutGatewayAsync()
    {
        var gone = await GatewayStub.StartAsync();
        var address = gone.Address;
        await gone.DisposeAsync();
        return new(gone, address);
    }

    public FeedModel Feed(Guid contact) => new(contact, Messaging, TimeProvider.System);

    /// <summary>The browser closes the tab.</summary>
    public ValueTask CloseAsync() => _scope.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        _host.Dispose();
        await Gateway.DisposeAsync();
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim("gateway-session", Ticket)], "test"))));
    }
}
