using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace TwilioSimulator.Accounts;

/// <summary>What every call of an API of Twilio passes first: right host, right credentials, not too many at once.</summary>
internal sealed class AccountGate(IOptions<SimulatorOptions> options)
{
    public const string Api = "api.twilio.com";

    readonly SimulatorOptions _options = options.Value;
    readonly byte[] _expected = Encoding.UTF8.GetBytes($"{options.Value.AccountSid}:{options.Value.AuthToken}");
    int _underWay;

    public async ValueTask<object?> InvokeAsync(string host, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IsFor(host, request)) return TwilioError.NotFound(request);
        if (!HasCredentials(request) || (request.RouteValues["accountSid"] as string ?? _options.AccountSid) != _options.AccountSid) return TwilioError.NotAuthenticated;

        try
        {
            return Interlocked.Increment(ref _underWay) > _options.ConcurrentRequests
                ? TwilioError.TooManyRequests
                : await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    // All hosts of Twilio share our port; the client says in this header which one it meant.
    static bool IsFor(string host, HttpRequest request) =>
        request.Headers["X-Twilio-Host"] is not [{ Length: > 0 } meant] || meant.Equals(host, StringComparison.OrdinalIgnoreCase);

    bool HasCredentials(HttpRequest request)
    {
        const string Scheme = "Basic ";
        if (request.Headers[HeaderNames.Authorization] is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;

        var given = new byte[header.Length];
        return Convert.TryFromBase64String(header[Scheme.Length..], given, out var length)
            && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), _expected);
    }
}

internal static class AccountGateExtensions
{
    /// <summary>One gate for all groups: the limit is the account's, not the path's.</summary>
    public static RouteGroupBuilder RequireAccount(this RouteGroupBuilder group, string host = AccountGate.Api) =>
        group.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<AccountGate>().InvokeAsync(host, context, next));
}
