using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Http;

namespace Messaging.Carrier;

/// <summary>One SDK client per carrier account, all over one connection pool.</summary>
internal sealed class TwilioClients(IHttpClientFactory factory, IOptions<TwilioOptions> options)
{
    private const string Name = "carrier";

    // Listing and fetching must get through while all creates hang.
    public const int ConnectionsForReading = 8;

    private readonly ConcurrentDictionary<string, ITwilioRestClient> _clients = new(StringComparer.Ordinal);

    public ITwilioRestClient Of(string accountSid) => _clients.GetOrAdd(accountSid, sid => new TwilioRestClient(
        options.Value.AccountSid, options.Value.AuthToken, accountSid: sid, httpClient: new SystemNetHttpClient(factory.CreateClient(Name))));

    /// <summary>Nothing in this chain repeats a create: that decision belongs to the dispatcher alone.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddOptions<TwilioOptions>().BindConfiguration(TwilioOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddTransient<RewriteHost>();
        services.AddTransient<CarrierCall.Watch>();
        services.AddSingleton<TwilioClients>();
        services.AddHttpClient(Name)
            .ConfigureHttpClient((provider, http) => http.Timeout = Options(provider).Timeout)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = TwilioOptions.WithSpare(Options(provider).ConcurrentRequests) + ConnectionsForReading,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<RewriteHost>()
            .AddHttpMessageHandler<CarrierCall.Watch>();
    }

    private static TwilioOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TwilioOptions>>().Value;
}
