using ServiceDefaults.Http;
using Web.Shared;

namespace Web.Clients;

/// <summary>The one address that Web knows.</summary>
public static class Gateway
{
    /// <summary>Client for calls: timeouts, and retries of what is safe to repeat.</summary>
    public const string Calls = "gateway";

    /// <summary>Client for streams that stay open: no timeout, no resilience; the reader reconnects itself.</summary>
    public const string Streams = "gateway-streams";

    private static readonly Uri Address = new("https+http://gateway");

    public static IServiceCollection AddGatewayClients(this IServiceCollection services)
    {
        services.AddHttpClient(Calls, client => client.BaseAddress = Address).AddResilienceForSafeMethods();
        services.AddHttpClient(Streams, client =>
        {
            client.BaseAddress = Address;
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
        return services
            .AddScoped<GatewayApi>()
            .AddScoped<MessagingClient>()
            .AddScoped<ContactsClient>()
            .AddScoped<SettingsClient>()
            .AddScoped<UnassignedClient>()
            .AddScoped<NotificationsClient>()
            .AddScoped<NumbersClient>()
            .AddScoped<LogClient>()
            .AddScoped<BillingClient>()
            .AddScoped<OwnTextingClient>()
            .AddScoped<CompanyTime>()
            .AddScoped<OperationsClient>()
            .AddScoped<MessagingStream>();
    }
}
