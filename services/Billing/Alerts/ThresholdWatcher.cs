using Billing.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Billing.Alerts;

/// <summary>
/// Looks after the companies whose usage or period changed lately; nothing of it is on the way of a text. A change of staff is
/// looked at where it arrives.
/// </summary>
public sealed class ThresholdWatcher(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IOptions<AlertOptions> options, TimeProvider clock, ILogger<ThresholdWatcher> log) : ClaimLoop(clock, log)
{
    // A commit may become visible a while after the time that is written in it.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // What a process before this one may have left: it looked every few seconds until its end.
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(6);

    // How many facts and the last of them: what was looked at like this needs no second look. A close is one for those that are
    // stopped: the month after it may have been opened by a text before, and who may not send makes no other fact.
    private const string ChangedSql = """
        SELECT company_id, count(*), max(at) FROM (
          SELECT company_id, recorded_at AS at FROM usage_entries WHERE recorded_at > $1 AND month IS NOT NULL
          UNION ALL SELECT company_id, opened_at FROM periods WHERE opened_at > $1
          UNION ALL SELECT s.company_id, p.closed_at FROM spending_states s JOIN periods p ON p.company_id = s.company_id AND p.closed_at > $1 WHERE s.cap_reached) changed
        GROUP BY company_id
        """;

    private readonly TimeProvider _clock = clock;
    private Dictionary<Guid, (long, DateTime)> _seen = [];
    private DateTimeOffset? _since;

    protected override TimeSpan IdleDelay => options.Value.LookEvery;

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var changed = await ChangedAsync(_since ?? now - LookBack, cancellationToken);
        foreach (var (company, _) in changed.Where(change => !_seen.TryGetValue(change.Key, out var seen) || seen != change.Value))
            await LookAsync(company, cancellationToken);
        (_seen, _since) = (changed, now - Overlap);
        return 0;
    }

    private async Task<Dictionary<Guid, (long, DateTime)>> ChangedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ChangedSql);
        command.Parameters.Add(new() { Value = since });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var changed = new Dictionary<Guid, (long, DateTime)>();
        while (await reader.ReadAsync(cancellationToken)) changed[reader.GetGuid(0)] = (reader.GetInt64(1), reader.GetDateTime(2));
        return changed;
    }

    private async Task LookAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(companyId);
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<WatchSpending>().HandleAsync(companyId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
