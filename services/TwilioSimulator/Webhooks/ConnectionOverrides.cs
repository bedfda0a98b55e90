using System.Globalization;

namespace TwilioSimulator.Webhooks;

/// <summary>What failed about one try; the names are Twilio's.</summary>
[Flags]
internal enum RetryOn
{
    Nothing = 0,
    ClientError = 1,
    ServerError = 2,
    ConnectFailure = 4,
    ReadFailure = 8,
    All = ClientError | ServerError | ConnectFailure | ReadFailure,
}

/// <summary>
/// The <c>#fragment</c> of a webhook address: <c>#rc=5&amp;rp=all&amp;ct=3000&amp;rt=1500&amp;tt=15000</c>. It is neither sent nor
/// signed. Values out of range are brought into it; unknown keys are ignored.
/// </summary>
internal sealed record ConnectionOverrides(TimeSpan Connect, TimeSpan Read, TimeSpan Total, int Retries, RetryOn Policy)
{
    public static readonly ConnectionOverrides Default = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), 1, RetryOn.ConnectFailure);

    /// <summary>The address to call, and how to call it.</summary>
    public static (string Url, ConnectionOverrides Overrides) Split(string configured)
    {
        var hash = configured.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0) return (configured, Default);

        var overrides = Default;
        foreach (var pair in configured[(hash + 1)..].Split('&'))
        {
            if (pair.Split('=', 2) is [var key, var value]) overrides = overrides.With(key, value);
        }

        return (configured[..hash], overrides);
    }

    ConnectionOverrides With(string key, string value) => key switch
    {
        "ct" when Milliseconds(value, 10_000) is { } connect => this with { Connect = connect },
        "rt" when Milliseconds(value, 15_000) is { } read => this with { Read = read },
        "tt" when Milliseconds(value, 15_000) is { } total => this with { Total = total },
        "rc" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var retries) => this with { Retries = Math.Min(retries, 5) },
        "rp" => this with { Policy = value.Split(',').Aggregate(RetryOn.Nothing, (policy, name) => policy | Named(name)) },
        _ => this,
    };

    static TimeSpan? Milliseconds(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? TimeSpan.FromMilliseconds(Math.Clamp(given, 100, most))
            : null;

    static RetryOn Named(string name) => name switch
    {
        "4xx" => RetryOn.ClientError,
        "5xx" => RetryOn.ServerError,
        "ct" => RetryOn.ConnectFailure,
        "rt" => RetryOn.ReadFailure,
        "all" => RetryOn.All,
        _ => RetryOn.Nothing,
    };
}
