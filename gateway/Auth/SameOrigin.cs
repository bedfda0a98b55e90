using Microsoft.AspNetCore.Authentication;
using ServiceDefaults.Http;

namespace Gateway.Auth;

/// <summary>
/// A browser sends the cookie whoever made it send the request. So what changes something, or opens a WebSocket, on the
/// strength of a cookie must prove that a page of ours asked for it.
/// </summary>
static class SameOrigin
{
    public static void UseSameOrigin(this WebApplication app) => app.Use(async (context, next) =>
    {
        // A bearer needs no such proof: no other site's page can send it without asking first, and CORS is off.
        if (IsSafe(context.Request) || !ReliesOnCookie(context) || IsProven(context.Request))
        {
            await next(context);
            return;
        }
        await Problem.Of(403, "cross-site", "This did not come from one of our pages.",
            "A request that relies on the sign-in cookie must be sent by a page of this site. Programs send Authorization: Bearer instead.")
            .ExecuteAsync(context);
    });

    /// <summary>The browser says that one of our own pages sent this.</summary>
    // Sec-Fetch-Site comes with https and localhost only; Origin comes with every POST and every WebSocket.
    public static bool IsProven(HttpRequest request) => request.Headers["Sec-Fetch-Site"] switch
    {
        ["same-origin"] => true,
        { Count: > 0 } => false,
        _ => request.Headers.Origin is [{ } origin] && IsOurs(origin, request.Host),
    };

    private static bool ReliesOnCookie(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme == Schemes.Cookie;

    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && !request.Headers.Upgrade.Any(protocol => protocol?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);

    // The scheme is left out: TLS may end in front of us.
    private static bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.IsDefaultPort ? uri.Host : uri.Authority, WithoutDefaultPort(host), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(HostString host) => host.Port is 80 or 443 ? host.Host : host.Value ?? "";
}
