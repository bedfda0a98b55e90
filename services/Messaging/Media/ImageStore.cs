using Messaging.Live;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Media;

/// <summary>A picture whose turn it is to be fetched.</summary>
internal sealed record ImageToFetch(Guid Id, Guid CompanyId, ImageOrigin Origin, string SourceUrl, int Attempt);

/// <summary>Claims pictures to fetch and writes what came of it, fenced by the attempt. The feed's open pages hear of it in the same commit.</summary>
internal sealed class ImageStore(NpgsqlDataSource database, FeedSignal feed)
{
    private const string TakeSql = """
        UPDATE images i SET attempt = i.attempt + 1, next_attempt_at = $2
        WHERE i.id IN (SELECT id FROM images WHERE state = 'Waiting' AND next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING i.id, i.company_id, i.origin, i.source_url, i.attempt
        """;

    private const string ReadySql = """
        WITH ready AS (
          UPDATE images SET state = 'Ready', content_type = $3, width = $4, height = $5, next_attempt_at = NULL
          WHERE id = $1 AND attempt = $2 AND state = 'Waiting' RETURNING id, company_id)
        INSERT INTO image_contents (image_id, company_id, content) SELECT id, company_id, $6 FROM ready
        """;

    private const string FailedSql = "UPDATE images SET state = 'Failed', problem = $3, next_attempt_at = NULL WHERE id = $1 AND attempt = $2 AND state = 'Waiting'";

    private const string AgainSql = "UPDATE images SET next_attempt_at = $3 WHERE id = $1 AND attempt = $2 AND state = 'Waiting'";

    // An inbound picture shows where its text shows; the months of texts are found by the text's own created_at.
    private const string ChangedSql = """
        INSERT INTO feed_changes (company_id, what, entity_id, at)
        SELECT f.company_id, 'Entry', f.feed_message_id, $2 FROM feed_message_images f WHERE f.image_id = $1
        UNION
        SELECT t.company_id, 'Entry', t.feed_message_id, $2 FROM images i JOIN text_messages t ON t.id = i.text_id AND t.created_at = i.created_at
        WHERE i.id = $1 AND t.feed_message_id IS NOT NULL
        """;

    /// <summary>They are due again at <paramref name="leaseUntil"/>, should this process not come back.</summary>
    public async Task<List<ImageToFetch>> TakeAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int atMost, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(TakeSql);
        Add(command.Parameters, now, leaseUntil, atMost);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var taken = new List<ImageToFetch>();
        while (await reader.ReadAsync(cancellationToken))
            taken.Add(new(reader.GetGuid(0), reader.GetGuid(1), Enum.Parse<ImageOrigin>(reader.GetString(2)), reader.GetString(3), reader.GetInt32(4)));
        return taken;
    }

    public Task ReadyAsync(ImageToFetch image, Picture picture, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(image, now, ReadySql, [image.Id, image.Attempt, Picture.ContentType, picture.Width, picture.Height, picture.Content], cancellationToken);

    public Task FailedAsync(ImageToFetch image, ImageProblem problem, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(image, now, FailedSql, [image.Id, image.Attempt, problem.ToString()], cancellationToken);

    public async Task AgainAsync(ImageToFetch image, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AgainSql);
        Add(command.Parameters, image.Id, image.Attempt, at);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ChangeAsync(ImageToFetch image, DateTimeOffset now, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var change = new NpgsqlCommand(sql, connection, transaction))
        {
            Add(change.Parameters, values);
            if (await change.ExecuteNonQueryAsync(cancellationToken) == 0) return;
        }

        await using (var tell = new NpgsqlCommand(ChangedSql, connection, transaction))
        {
            Add(tell.Parameters, image.Id, now);
            await tell.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        feed.Set();
    }

    private static void Add(NpgsqlParameterCollection parameters, params object[] values)
    {
        foreach (var value in values)
            parameters.Add(value is DateTimeOffset at ? new NpgsqlParameter { Value = at, NpgsqlDbType = NpgsqlDbType.TimestampTz } : new NpgsqlParameter { Value = value });
    }
}
