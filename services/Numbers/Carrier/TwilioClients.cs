using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Http;

namespace Numbers.Carrier;

/// <summary>One SDK client per carrier account, all over one connection pool.</summary>
internal sealed class TwilioClients(IHttpClientFactory factory, IOptions<TwilioOptions> options)
{
    private const string Name = "carrier";
    private readonly ConcurrentDictionary<string, ITwilioRestClient> _clients = new(StringComparer.Ordinal);

    public ITwilioRestClient Of(string accountSid) => _clients.GetOrAdd(accountSid, sid => new TwilioRestClient(
        options.Value.AccountSid, options.Value.AuthToken, accountSid: sid, httpClient: new SystemNetHttpClient(factory.CreateClient(Name))));

    /// <summary>Nothing in this chain repeats a create: that decision belongs to the workers.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddOptions<TwilioOptions>().BindConfiguration(TwilioOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddTransient<RewriteHost>();
        services.AddSingleton<TwilioClients>();
        services.AddSingleton<TwilioNumbers>().AddSingleton<TwilioMessagingServices>().AddSingleton<TwilioLookups>();
        services.AddSingleton<TwilioProfiles>().AddSingleton<TwilioParts>().AddSingleton<TwilioBrands>().AddSingleton<TwilioCampaigns>();
        services.AddHttpClient(Name)
            .ConfigureHttpClient((provider, http) => http.Timeout = provider.GetRequiredService<IOptions<TwilioOptions>>().Value.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<RewriteHost>();
    }
}
