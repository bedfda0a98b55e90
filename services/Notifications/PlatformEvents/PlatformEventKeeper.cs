using Npgsql;

namespace Notifications.PlatformEvents;

/// <summary>
/// Forgets events after a month. Nobody repeats one for that long, and if somebody does: each reader has the event's own
/// unique key beside.
/// </summary>
internal sealed class PlatformEventKeeper(NpgsqlDataSource database, TimeProvider clock, ILogger<PlatformEventKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("DELETE FROM platform_events WHERE received_at < $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Kept });
        return await command.ExecuteNonQueryAsync(cancellationToken);
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
                log.LogWarning(exception, "Old events were not swept; the next hour will do");
            }
        }
    }
}
