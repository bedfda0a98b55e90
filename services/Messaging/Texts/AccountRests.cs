using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Messaging.Texts;

/// <summary>
/// Carrier accounts that were refused as a whole. Nothing is sent for them for a while, the health check says so, and
/// somebody has to look: no text of the account would do better.
/// </summary>
internal sealed class AccountRests(IOptions<TextOptions> options, TimeProvider clock, ILogger<AccountRests> log) : IHealthCheck
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Until, int? Code)> _resting = new(StringComparer.Ordinal);

    /// <summary>Accounts that must not be claimed for now.</summary>
    public IReadOnlyCollection<string> Resting(DateTimeOffset now)
    {
        lock (_gate) return [.. _resting.Where(account => account.Value.Until > now).Select(account => account.Key)];
    }

    /// <returns>When to try again.</returns>
    public DateTimeOffset Rest(string accountSid, int? code, DateTimeOffset now)
    {
        var until = now + options.Value.AccountRest;
        lock (_gate) _resting[accountSid] = (until, code);
        log.LogError("The carrier refuses account {AccountSid} (code {Code}); nothing is sent for it until {Until}", accountSid, code, until);
        return until;
    }

    public void Works(string accountSid)
    {
        lock (_gate) _resting.Remove(accountSid);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var resting = Resting(clock.GetUtcNow());
        return Task.FromResult(resting.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The carrier refuses {string.Join(", ", resting)}."));
    }
}
