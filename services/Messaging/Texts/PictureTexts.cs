using Npgsql;
using ServiceDefaults.Data.Work;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>Lets texts go that waited for a picture to be fetched, or refuses them when it cannot be had.</summary>
internal sealed class PictureTexts(
    NpgsqlDataSource database, TextNewsWriter news, Lazy<TextDispatcher> dispatcher, TimeProvider clock, ILogger<PictureTexts> log) : ClaimLoop(clock, log)
{
    private const string SettledSql =
        "SELECT id, waiting_text_id, state = 'Ready' FROM images WHERE waiting_text_id IS NOT NULL AND state <> 'Waiting' ORDER BY id LIMIT 50";

    private const string LetGoSql = "UPDATE text_messages SET next_attempt_at = $3 WHERE id = $1 AND created_at = $2 AND status = 0";

    private const string DoneSql = "UPDATE images SET waiting_text_id = NULL WHERE id = $1 AND waiting_text_id = $2";

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromMilliseconds(500);

    // Both ways may be gone twice without harm, so nothing is claimed: replicas that meet do the same.
    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var settled = await SettledAsync(cancellationToken);
        foreach (var (image, text, ready) in settled)
        {
            if (ready) await ExecuteAsync(LetGoSql, cancellationToken, Value(text), Value(TextId.CreatedAt(text) ?? default), Value(_clock.GetUtcNow()));
            else await news.TellAsync(new TextNews.RefusedByUs(text, Reason.PictureNotFetched), cancellationToken);
            await ExecuteAsync(DoneSql, cancellationToken, Value(image), Value(text));
        }

        if (settled.Count > 0) dispatcher.Value.Wake();
        return settled.Count;
    }

    private async Task<List<(Guid Image, Guid Text, bool Ready)>> SettledAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SettledSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var settled = new List<(Guid, Guid, bool)>();
        while (await reader.ReadAsync(cancellationToken)) settled.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2)));
        return settled;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] values)
    {
        await using var command = database.Query(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
