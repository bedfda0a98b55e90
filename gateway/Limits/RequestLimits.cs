namespace Gateway.Limits;

/// <summary>How big and how slow a request may be before anybody looks at it (reliability.md R41).</summary>
static class RequestLimits
{
    /// <summary>A route that takes more says so itself: <c>MaxRequestBodySize</c> in appsettings.json.</summary>
    private const long LargestBody = 1024 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        // Slow-loris: headers soon; bodies at Kestrel's default of 240 bytes per second or 408.
        kestrel.Limits.RequestHeadersTimeout = builder.Configuration.GetValue<TimeSpan>("Limits:HeadersWithin");
    });
}
