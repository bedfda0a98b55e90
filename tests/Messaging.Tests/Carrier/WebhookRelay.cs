using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;
using Testing;

namespace Messaging.Tests.Carrier;

/// <summary>
/// Stands where the gateway does: takes the carrier's webhooks and forwards them with an internal token. It can lose
/// callbacks, and remembers them so that a test may deliver them again, late and in any order.
/// </summary>
public sealed class WebhookRelay : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(Tokens.Handler(new Caller(CallerRole.Webhook), new SocketsHttpHandler()));
    private readonly HttpClient _public = new(Tokens.Handler(new Caller(CallerRole.Public), new SocketsHttpHandler()));
    private readonly ConcurrentQueue<(string PathAndQuery, string Form)> _seen = new();
    private volatile Uri? _target;

    private WebhookRelay(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Forms that contain one of these are lost on the way; the carrier believes they arrived.</summary>
    public ConcurrentDictionary<string, bool> Lost { get; } = new();

    public IReadOnlyCollection<(string PathAndQuery, string Form)> Seen => _seen;

    public void ForwardTo(Uri target) => _target = target;

    public static async Task<WebhookRelay> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var relay = new WebhookRelay(app);
        app.MapPost("/webhooks/{**path}", relay.TakeAsync);
        app.MapMethods("/media/{token}", ["GET", "HEAD"], relay.ServeAsync);
        await app.StartAsync();
        return relay;
    }

    /// <summary>Posts a form as the carrier would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string pathAndQuery, string form)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        return await _http.PostAsync(new Uri(_target!, pathAndQuery), content);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
        _public.Dispose();
    }

    // The carrier fetches pictures where it sends its webhooks.
    private async Task ServeAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_target!, context.Request.Path));
        using var answer = await _public.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var form = await reader.ReadToEndAsync();
        var pathAndQuery = $"{context.Request.Path}{context.Request.QueryString}";
        _seen.Enqueue((pathAndQuery, form));
        if (Lost.Keys.Any(lost => form.Contains(lost, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            using var answer = await PostAsync(pathAndQuery, form);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
