using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>Makes the months of text_messages ahead of time; a text without a partition could not be stored.</summary>
public sealed class PartitionKeeper(NpgsqlDataSource database, TimeProvider clock, ILogger<PartitionKeeper> log) : ClaimLoop(clock, log)
{
    private readonly TimeProvider _clock = clock;

    // Six months are made ahead, so a day is more than often enough.
    protected override TimeSpan IdleDelay => TimeSpan.FromDays(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var keep = database.CreateCommand("SELECT keep_text_partitions($1)");
        keep.Parameters.AddWithValue(_clock.GetUtcNow());
        await keep.ExecuteNonQueryAsync(cancellationToken);
        return 0;
    }
}
