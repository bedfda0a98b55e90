using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ServiceDefaults.Operations;

namespace ServiceDefaults.Data.Operations;

/// <summary>How this service is right now.</summary>
internal sealed class StateReader(HealthCheckService health, NpgsqlDataSource database, DeadLetterBox box, TimeProvider clock)
{
    private const string OutboxSql = "SELECT count(*), min(created_at) FROM outbox";

    internal async Task<ServiceState> ReadAsync(string service, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        return new ServiceState(
            service,
            report.Status.ToString(),
            [.. report.Entries.Select(check => new CheckState(check.Key, check.Value.Status.ToString(), check.Value.Description)).OrderBy(check => check.Name, StringComparer.Ordinal)],
            await OutboxAsync(cancellationToken),
            await QueuesAsync(service, cancellationToken));
    }

    private async Task<OutboxState?> OutboxAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(OutboxSql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var waiting = reader.GetInt64(0);
            return new(waiting, waiting == 0 ? 0 : Math.Max(0, (clock.GetUtcNow() - reader.GetFieldValue<DateTimeOffset>(1)).TotalSeconds));
        }
        catch (NpgsqlException)
        {
            return null; // The checks say so; the page still shows the rest.
        }
    }

    private async Task<IReadOnlyList<QueueState>?> QueuesAsync(string service, CancellationToken cancellationToken)
    {
        try
        {
            return await box.CountAsync(service, cancellationToken);
        }
        catch (Exception exception) when (DeadLetterBox.IsBrokerAway(exception))
        {
            return null;
        }
    }
}
