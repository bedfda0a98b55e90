using System.Net.Http.Headers;
using Gateway.Auth;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Auth;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Gateway.Routing;

/// <summary>
/// What a service sees of a request: the internal token says who it is from, and nothing the caller wrote can look like it.
/// YARP writes X-Forwarded-For, -Host and -Proto itself afterwards.
/// </summary>
sealed class ForwardedRequests(InternalToken tokens, Tickets tickets) : ITransformProvider
{
    /// <summary>Web's bearer for the gateway's API, on behalf of the person who is signed in.</summary>
    public const string SessionHeader = "X-Gateway-Session";

    private const string OwnCookies = "texting.";
    private static readonly string[] LookAlikePrefixes = ["X-Gateway-", "X-Internal-", "X-Forwarded-", "X-Original-", "X-Rewrite-"];
    private static readonly string[] LookAlikes = ["Authorization", "Proxy-Authorization", "Forwarded", "X-Real-IP", "X-HTTP-Method-Override"];

    public void ValidateRoute(TransformRouteValidationContext context) { }

    public void ValidateCluster(TransformClusterValidationContext context) { }

    public void Apply(TransformBuilderContext context)
    {
        var isWeb = context.Route.ClusterId == "web";
        var isPublic = context.Route.AuthorizationPolicy is Access.Public or Access.Reference;
        context.AddRequestTransform(transform =>
        {
            var caller = isPublic ? new Caller(CallerRole.Public) : Callers.Of(transform.HttpContext.User)
                ?? throw new InvalidOperationException("A route that demands a caller was reached without one.");
            StripLookAlikes(transform);
            transform.ProxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Mint(caller));
            ForwardCookies(transform, isWeb);
            if (isWeb && !isPublic)
                transform.ProxyRequest.Headers.TryAddWithoutValidation(SessionHeader, tickets.Issue(caller, SignIn.SessionLifetime));
            return ValueTask.CompletedTask;
        });
        context.AddResponseTransform(async transform =>
        {
            var response = transform.HttpContext.Response;
            response.Headers.Remove(HeaderNames.Server);
            // Headers leave with the first bytes of a body; an event stream may have none for a while, and the page waits.
            if (transform.ProxyResponse?.Content.Headers.ContentType?.MediaType == "text/event-stream")
                await response.Body.FlushAsync(transform.CancellationToken);
        });
    }

    private static void StripLookAlikes(RequestTransformContext transform)
    {
        foreach (var name in LookAlikes) RequestTransform.RemoveHeader(transform, name);
        foreach (var name in transform.HttpContext.Request.Headers.Keys)
            if (LookAlikePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                RequestTransform.RemoveHeader(transform, name);
    }

    // Services get no cookies; Web gets its own, but not the one that signs people in here.
    private static void ForwardCookies(RequestTransformContext transform, bool isWeb)
    {
        RequestTransform.RemoveHeader(transform, HeaderNames.Cookie);
        if (!isWeb) return;
        var kept = transform.HttpContext.Request.Headers.Cookie
            .SelectMany(header => header?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Where(cookie => !cookie.StartsWith(OwnCookies, StringComparison.OrdinalIgnoreCase));
        var cookies = string.Join("; ", kept);
        if (cookies.Length > 0) transform.ProxyRequest.Headers.TryAddWithoutValidation(HeaderNames.Cookie, cookies);
    }
}
