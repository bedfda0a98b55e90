namespace Gateway.Routing;

/// <summary>
/// Event streams and WebSockets have no end of their own. When the gateway stops it ends them, or each would hold the
/// shutdown up to its time-out; the page connects again, to this gateway or to a replica.
/// </summary>
static class LongStreams
{
    public static void UseLongStreams(this IReverseProxyApplicationBuilder proxy, IHostApplicationLifetime lifetime) => proxy.Use(async (context, next) =>
    {
        using var stopping = lifetime.ApplicationStopping.Register(() =>
        {
            if (IsEndless(context.Response)) context.Abort();
        });
        await next(context);
    });

    private static bool IsEndless(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status101SwitchingProtocols
        || response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
}
