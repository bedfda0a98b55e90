using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gateway.Auth;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Gateway.Limits;

/// <summary>
/// The rate-limit policies a route can name. Per replica: with n replicas a caller gets up to n times as much, which is
/// good enough against abuse; what money depends on is counted in the services.
/// </summary>
static class RateLimits
{
    /// <summary>Per person.</summary>
    public const string Person = nameof(Person);

    /// <summary>Per company: texts that may leave for phones.</summary>
    public const string Sends = nameof(Sends);

    /// <summary>Per company: number searches, which cost us requests at the carrier.</summary>
    public const string Search = nameof(Search);

    /// <summary>Per publisher of the host platform, and per mail server.</summary>
    public const string Platform = nameof(Platform);

    /// <summary>Per address.</summary>
    public const string Public = nameof(Public);

    /// <summary>Per address: a burst of callbacks waits for its turn, and is refused only when thousands already wait.</summary>
    public const string Webhook = nameof(Webhook);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits")
            .Validate(limits => limits.AreUsable, "Every bucket of Limits needs PerSecond > 0 and Burst > 0, Webhook needs AtOnce > 0.")
            .ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, options) =>
        {
            var limits = options.Value;
            limiter.OnRejected = Refuse;
            limiter.AddPolicy(Person, context => Take(PersonOf(context), limits.Person));
            limiter.AddPolicy(Sends, context => Take(CompanyOf(context), limits.Sends));
            limiter.AddPolicy(Search, context => Take(CompanyOf(context), limits.Search));
            limiter.AddPolicy(Platform, context => Take(PublisherOf(context), limits.Platform));
            limiter.AddPolicy(Public, context => Take(AddressOf(context), limits.Public));
            limiter.AddPolicy(Webhook, context => RateLimitPartition.GetConcurrencyLimiter(AddressOf(context), _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.Webhook.AtOnce,
                QueueLimit = limits.Webhook.Waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
        });
    }

    private static RateLimitPartition<string> Take(string who, Bucket bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = bucket.Burst,
            TokensPerPeriod = Math.Max(1, (int)bucket.PerSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 1 / bucket.PerSecond)),
            AutoReplenishment = false,
        });

    private static string PersonOf(HttpContext context) =>
        Callers.Of(context.User) is { PersonId: { } person } ? $"person {person}" : AddressOf(context);

    private static string CompanyOf(HttpContext context) =>
        Callers.Of(context.User) is { CompanyId: { } company } ? $"company {company}" : AddressOf(context);

    private static string PublisherOf(HttpContext context) =>
        Callers.Of(context.User) is { Role: CallerRole.Platform or CallerRole.MailRelay, Name: { } publisher, Role: var role } ? $"{role} {publisher}" : AddressOf(context);

    // One subscriber holds a whole IPv6 /64 and could otherwise be 2^64 callers.
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "address unknown",
        { IsIPv4MappedToIPv6: true } mapped => $"address {mapped.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => $"address {new IPAddress([.. six.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0])}/64",
        var four => $"address {four}",
    };

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? Math.Max(1, Math.Ceiling(known.TotalSeconds)) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Problem.Of(429, "too-many-requests", "Too many requests.", "Wait as many seconds as Retry-After says, then go on more slowly.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
