using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>
/// The API keys of programs: of the host platform's services (<c>Platform:Keys:{name}</c>) and of the mail servers that take
/// mail for us (<c>Mail:Keys:{name}</c>). Each holds the SHA-256 of a key in hex, so that reading the configuration does not
/// give one away. Several names: several programs, or one key being rotated. A key opens its own door only.
/// </summary>
sealed class PlatformKeys
{
    private const int LongestKey = 512;
    private static readonly (string Section, CallerRole Role)[] Doors = [("Platform:Keys", CallerRole.Platform), ("Mail:Keys", CallerRole.MailRelay)];
    private readonly Dictionary<string, Caller> _callerByHash = new(StringComparer.OrdinalIgnoreCase);

    public PlatformKeys(IConfiguration configuration)
    {
        foreach (var (section, role) in Doors)
        {
            foreach (var entry in configuration.GetSection(section).GetChildren())
            {
                if (entry.Value is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigit))
                    throw new InvalidOperationException($"{section}:{entry.Key} must be the SHA-256 of the key, 64 hex digits.");
                if (!_callerByHash.TryAdd(hash, new Caller(role, Name: entry.Key)) && _callerByHash[hash].Role != role)
                    throw new InvalidOperationException($"{section}:{entry.Key} is the key of another door.");
            }
        }
    }

    /// <summary>Whose key it is; null when it is nobody's.</summary>
    // Looking up a digest leaks nothing useful by its timing: the caller cannot choose the digest's first bytes.
    public Caller? CallerOf(string key) =>
        _callerByHash.Count == 0 || key.Length > LongestKey ? null
            : _callerByHash.GetValueOrDefault(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}

sealed class PlatformKeyHandler(
    PlatformKeys keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Bearer.Of(Request) is { } key && keys.CallerOf(key) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.NoResult());
}
