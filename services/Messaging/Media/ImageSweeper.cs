using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Data.Work;

namespace Messaging.Media;

/// <summary>Removes uploaded pictures that nobody wrote a message with.</summary>
internal sealed class ImageSweeper(NpgsqlDataSource database, IOptions<MediaOptions> options, TimeProvider clock, ILogger<ImageSweeper> log) : ClaimLoop(clock, log)
{
    private const string SweepSql = """
        DELETE FROM images WHERE id IN (
          SELECT i.id FROM images i WHERE i.origin = 'Upload' AND i.created_at < $1 AND i.created_at > $2
            AND NOT EXISTS (SELECT 1 FROM feed_message_images f WHERE f.image_id = i.id)
          ORDER BY i.created_at LIMIT 100 FOR UPDATE SKIP LOCKED)
        """;

    // Used ones stay for ever; looking at all of them again and again would cost more with every year.
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromMinutes(10);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SweepSql);
        var before = _clock.GetUtcNow() - options.Value.KeepUnused;
        command.Parameters.Add(new NpgsqlParameter { Value = before, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = before - Window, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
