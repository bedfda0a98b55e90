using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Live;

/// <summary>Removes changes that nobody may ask for any more.</summary>
public sealed class FeedChangeSweeper(NpgsqlDataSource database, TimeProvider clock, ILogger<FeedChangeSweeper> log) : ClaimLoop(clock, log)
{
    private const int BatchSize = 10_000;
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromHours(1);

    // The id grows with time closely enough, and it has the index.
    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var sweep = database.CreateCommand("""
            DELETE FROM feed_changes WHERE id IN (SELECT id FROM feed_changes ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) AND at < $1
            """);
        sweep.Parameters.AddWithValue(_clock.GetUtcNow() - FeedLog.Kept);
        sweep.Parameters.AddWithValue(BatchSize);
        return await sweep.ExecuteNonQueryAsync(cancellationToken);
    }
}
