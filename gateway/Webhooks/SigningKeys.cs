using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Options;

namespace Gateway.Webhooks;

/// <summary>Configuration <c>Webhooks</c>.</summary>
sealed class WebhookOptions
{
    /// <summary>The public address of this gateway, exactly as it is configured at Twilio.</summary>
    public string? PublicBaseUrl { get; set; }

    /// <summary>Account SID to its auth tokens: one, or two while one is being rotated.</summary>
    public Dictionary<string, string[]> AuthTokens { get; set; } = [];
}

/// <summary>The keys webhooks are signed with, by account. Follows changes of the configuration, so that a rotation needs no restart.</summary>
sealed class SigningKeys(IOptionsMonitor<WebhookOptions> options)
{
    private Snapshot? _snapshot;

    /// <summary>Empty for an account we do not know.</summary>
    public IReadOnlyList<byte[]> Of(string accountSid) => Current().Keys.GetValueOrDefault(accountSid, []);

    /// <summary>Every key: a JSON event names no account that could be looked up before it is trusted.</summary>
    public IReadOnlyList<byte[]> All => Current().All;

    private Snapshot Current()
    {
        var current = options.CurrentValue;
        return _snapshot is { } snapshot && ReferenceEquals(snapshot.From, current) ? snapshot : _snapshot = new Snapshot(current);
    }

    private sealed class Snapshot(WebhookOptions from)
    {
        public WebhookOptions From { get; } = from;

        public FrozenDictionary<string, byte[][]> Keys { get; } = from.AuthTokens.ToFrozenDictionary(
            account => account.Key,
            account => account.Value.Where(token => token.Length > 0).Select(Encoding.UTF8.GetBytes).ToArray(),
            StringComparer.Ordinal);

        public byte[][] All => field ??= [.. Keys.Values.SelectMany(keys => keys)];
    }
}
