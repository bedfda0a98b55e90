using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;

namespace Gateway.Tests.Hosting;

/// <summary>The gateway on a real port in front of <see cref="Upstreams"/>.</summary>
sealed class GatewayHost : IAsyncDisposable
{
    public const string InternalKey = "the gateway and the services share this key";
    public const string Account = "AC00000000000000000000000000000001";
    public const string AuthToken = "test-auth-token";
    public const string PublicBase = "https://texting.example.com";
    private readonly Factory _factory;

    private GatewayHost(Upstreams upstreams, Factory factory)
    {
        Upstreams = upstreams;
        _factory = factory;
        Http = NewClient();
    }

    public Upstreams Upstreams { get; }
    public HttpClient Http { get; }
    public Uri Address => _factory.ClientOptions.BaseAddress;
    public IServiceProvider Services => _factory.Services;

    /// <summary>The token the services would be shown, for reading it as they do.</summary>
    public static InternalToken InternalTokens { get; } = new(InternalKey, TimeProvider.System);

    public static async Task<GatewayHost> StartAsync(
        Upstreams? behind = null, string environment = "Development", TimeProvider? clock = null, ILoggerProvider? log = null,
        params (string Key, string? Value)[] settings)
    {
        var upstreams = behind ?? await Upstreams.StartAsync();
        var factory = new Factory(environment, clock, log,
        [
            .. upstreams.Addresses.Select(address => (address.Key, (string?)address.Value)),
            ("InternalToken:Key", InternalKey),
            ("Webhooks:PublicBaseUrl", PublicBase),
            ($"Webhooks:AuthTokens:{Account}:0", AuthToken),
            .. settings,
        ]);
        factory.UseKestrel(0);
        factory.StartServer();
        return new GatewayHost(upstreams, factory);
    }

    /// <summary>Follows no redirects and keeps no cookies: a test sees every answer as it came.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };

    public async Task<string> TokenOf(string persona)
    {
        using var response = await Http.PostAsJsonAsync("/signin/token", new { persona });
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!;
    }

    /// <summary>Signs a browser in; answers its Cookie header.</summary>
    public async Task<string> CookieOf(string persona)
    {
        using var response = await Http.PostAsync("/signin", new FormUrlEncodedContent([new("persona", persona)]));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Sends the address exactly as it is written; answers when the headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(Address.GetLeftPart(UriPartial.Authority) + request.RequestUri!.OriginalString,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer = null, string? cookie = null, params (string, string)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await Upstreams.DisposeAsync();
    }

    /// <summary>Stops the gateway and leaves what is behind it running.</summary>
    public async Task StopGatewayAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
    }

    private sealed class Factory(string environment, TimeProvider? clock, ILoggerProvider? log, (string Key, string? Value)[] settings)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                if (log is not null) logging.AddProvider(log);
            });
            if (clock is not null) builder.ConfigureServices(services => services.AddSingleton(clock));
        }
    }
}
