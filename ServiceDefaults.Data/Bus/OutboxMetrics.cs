using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ServiceDefaults.Data.Bus;

/// <summary>What operators see of the outbox.</summary>
internal static class OutboxMetrics
{
    private static readonly Meter Meter = new("Texting.Outbox");
    private static readonly Counter<long> Published = Meter.CreateCounter<long>(
        "texting.outbox.published", "{message}", "Messages taken from the outbox and confirmed by the broker.");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "texting.outbox.lag", "s", "From the commit that wrote a message to the broker's confirm.");

    internal static void Relayed(IEnumerable<OutboxRow> rows, DateTimeOffset now)
    {
        foreach (var row in rows)
        {
            var tag = new KeyValuePair<string, object?>("message", row.WireName);
            Published.Add(1, tag);
            Lag.Record((now - row.CreatedAt).TotalSeconds, tag);
        }
    }
}

/// <summary>Degraded while the relay has no line to the broker: facts wait, and requests are served all the same.</summary>
internal sealed class RelayHealth(BusPublisher publisher) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(publisher.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Not connected to the broker."));
}

/// <summary>Degraded while something has waited for longer than a minute: the broker is away, or a row is stuck.</summary>
internal sealed class OutboxHealth(NpgsqlDataSource database, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var oldest = await OutboxTable.OldestAsync(database, cancellationToken);
            return clock.GetUtcNow() - oldest > Tolerated
                ? HealthCheckResult.Degraded($"The oldest message has waited since {oldest:O}.")
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Degraded("Unknown while the database is away.", exception);
        }
    }
}
