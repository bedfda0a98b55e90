using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Forgets after a week. The inbox only saves work: every effect has its own unique key, so a replay after that is
/// harmless too. Nobody repeats a request, or suspects a message, for that long either.
/// </summary>
internal sealed class InboxKeeper(NpgsqlDataSource database, TimeProvider clock, ILogger<InboxKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly string[] Sweeps =
    [
        "DELETE FROM inbox WHERE handled_at < $1",
        "DELETE FROM inbox_suspects WHERE last_start_at < $1",
        "DELETE FROM idempotency_keys WHERE created_at < $1",
    ];

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var sweep in Sweeps)
        {
            await using var command = database.CreateCommand(sweep);
            command.Parameters.AddWithValue(clock.GetUtcNow() - Kept);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning(exception, "Old rows were not swept; the next hour will do");
            }
        }
    }
}
