using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>
/// The host platform's API keys. Configuration <c>Platform:Keys:{name}</c> holds the SHA-256 of a key in hex, so that
/// reading the configuration does not give one away. Several names: several publishers, or one being rotated.
/// </summary>
sealed class PlatformKeys
{
    private const int LongestKey = 512;
    private readonly Dictionary<string, string> _publisherByHash = new(StringComparer.OrdinalIgnoreCase);

    public PlatformKeys(IConfiguration configuration)
    {
        foreach (var entry in configuration.GetSection("Platform:Keys").GetChildren())
        {
            if (entry.Value is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigit))
                throw new InvalidOperationException($"Platform:Keys:{entry.Key} must be the SHA-256 of the key, 64 hex digits.");
            _publisherByHash[hash] = entry.Key;
        }
    }

    /// <summary>Whose key it is; null when it is nobody's.</summary>
    // Looking up a digest leaks nothing useful by its timing: the caller cannot choose the digest's first bytes.
    public string? PublisherOf(string key) =>
        _publisherByHash.Count == 0 || key.Length > LongestKey ? null
            : _publisherByHash.GetValueOrDefault(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}

sealed class PlatformKeyHandler(
    PlatformKeys keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Bearer.Of(Request) is { } key && keys.PublisherOf(key) is { } publisher
            ? AuthenticateResult.Success(new AuthenticationTicket(
                new Caller(CallerRole.Platform, Name: publisher).ToPrincipal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.NoResult());
}
