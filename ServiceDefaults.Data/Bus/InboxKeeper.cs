using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Forgets inbox rows after a week. The inbox only saves work: every effect has its own unique key, so a replay after
/// that is harmless too (reliability.md R6).
/// </summary>
internal sealed class InboxKeeper(NpgsqlDataSource database, TimeProvider clock, ILogger<InboxKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand("DELETE FROM inbox WHERE handled_at < $1");
                command.Parameters.AddWithValue(clock.GetUtcNow() - Kept);
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning(exception, "The inbox was not swept; the next hour will do");
            }
        }
    }
}
