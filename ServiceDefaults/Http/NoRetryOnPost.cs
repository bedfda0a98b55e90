using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace ServiceDefaults.Http;

/// <summary>Resilience that can repeat only what is safe to repeat.</summary>
public static class NoRetryOnPost
{
    /// <summary>
    /// Timeouts, circuit breaker and retries, where POST, PUT, PATCH and DELETE are never retried: a repeated create
    /// at the carrier is a second text to somebody's phone.
    /// </summary>
    /// <param name="http">The client being configured.</param>
    public static IHttpClientBuilder AddResilienceForSafeMethods(this IHttpClientBuilder http)
    {
        http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
        return http;
    }
}
