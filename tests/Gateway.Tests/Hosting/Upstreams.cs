using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Hosting;

/// <summary>One request as it arrived behind the gateway.</summary>
sealed record Seen(string Service, string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Stands behind the gateway on a real port for every service, writes down what arrives and answers "seen".</summary>
sealed class Upstreams : IAsyncDisposable
{
    public static readonly string[] Services = ["messaging", "numbers", "billing", "notifications", "web", "twilio"];
    private readonly WebApplication _app;
    private readonly Dictionary<int, string> _serviceByPort = [];

    private Upstreams(WebApplication app) => _app = app;

    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>Answers instead of "seen"; the request was written down before.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>Configuration the gateway finds the services by.</summary>
    public IEnumerable<KeyValuePair<string, string>> Addresses =>
        _serviceByPort.Select(entry => KeyValuePair.Create($"services:{entry.Value}:http:0", $"http://127.0.0.1:{entry.Key}"));

    public Seen Only => Assert.Single(Requests);

    public static async Task<Upstreams> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var _ in Services) kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var upstreams = new Upstreams(app);
        app.UseWebSockets();
        app.Run(upstreams.SeeAsync);
        await app.StartAsync();
        foreach (var (address, service) in app.Urls.Zip(Services)) upstreams._serviceByPort[new Uri(address).Port] = service;
        return upstreams;
    }

    private async Task SeeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        if (!context.WebSockets.IsWebSocketRequest) await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Requests.Enqueue(new Seen(
            _serviceByPort[context.Connection.LocalPort],
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        if (Answer is { } answer) await answer(context);
        else await context.Response.WriteAsync("seen");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
