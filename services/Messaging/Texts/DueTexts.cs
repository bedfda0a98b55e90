using Npgsql;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>An attempt whose end nobody has told.</summary>
/// <param name="ClaimedAt">When the attempt was allowed to leave.</param>
/// <param name="EmptyLists">Complete lists of the carrier, since the doubt began, that did not have it.</param>
internal sealed record DoubtfulText(
    Guid Id, int Attempt, string Phone, string AccountSid, byte[] Hash, IReadOnlyList<string> MediaUrls, DateTimeOffset ClaimedAt, DateTimeOffset InDoubtSince, int EmptyLists);

/// <summary>An accepted text of which nothing was heard for long.</summary>
internal sealed record QuietText(Guid Id, string Sid, string AccountSid);

/// <summary>Finds texts whose time has come, and moves their time on, so that replicas do not work on the same ones.</summary>
internal sealed class DueTexts(NpgsqlDataSource database)
{
    private const string LeasedSql = "SELECT id, attempt FROM text_messages WHERE status = 10 AND lease_until < $1 ORDER BY lease_until LIMIT $2";

    private const string DoubtfulSql = """
        WITH due AS MATERIALIZED (
          SELECT id, created_at FROM text_messages WHERE status = 20 AND next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        UPDATE text_messages t SET next_attempt_at = $3 FROM due d, senders s
        WHERE t.id = d.id AND t.created_at = d.created_at AND s.company_id = t.company_id
        RETURNING t.id, t.attempt, t.phone, s.account_sid, t.claimed_hash, t.media_urls, t.lease_until, t.status_at,
          (SELECT count(*)::int FROM text_events e WHERE e.text_id = t.id AND e.what = 'listed' AND e.at >= t.status_at)
        """;

    private const string QuietSql = """
        SELECT t.id, t.created_at, t.status_at, t.carrier_sid, s.account_sid FROM text_messages t JOIN senders s ON s.company_id = t.company_id
        WHERE t.direction = 'Outbound' AND t.status >= 100 AND t.status < 140 AND t.next_attempt_at <= $1 ORDER BY t.next_attempt_at LIMIT $2
        FOR UPDATE OF t SKIP LOCKED
        """;

    private const string MoveSql = """
        UPDATE text_messages t SET next_attempt_at = n.next_attempt_at FROM unnest($1, $2, $3) AS n(id, created_at, next_attempt_at)
        WHERE t.id = n.id AND t.created_at = n.created_at AND t.created_at = ANY($2)
        """;

    /// <summary>Attempts whose lease is over.</summary>
    public async Task<List<(Guid Id, int Attempt)>> ExpiredAsync(DateTimeOffset now, int atMost, CancellationToken cancellationToken)
    {
        await using var command = database.Query(LeasedSql, Value(now), Value(atMost));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var expired = new List<(Guid, int)>();
        while (await reader.ReadAsync(cancellationToken)) expired.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return expired;
    }

    /// <summary>Takes texts in doubt to look for; they are due again at <paramref name="againAt"/> unless the look says otherwise.</summary>
    public async Task<List<DoubtfulText>> TakeDoubtfulAsync(
        DateTimeOffset now, DateTimeOffset againAt, TimeSpan lease, int atMost, CancellationToken cancellationToken)
    {
        await using var command = database.Query(DoubtfulSql, Value(now), Value(atMost), Value(againAt));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var doubtful = new List<DoubtfulText>();
        while (await reader.ReadAsync(cancellationToken))
        {
            doubtful.Add(new(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4),
                reader.GetFieldValue<string[]>(5), reader.GetFieldValue<DateTimeOffset>(6) - lease, reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt32(8)));
        }

        return doubtful;
    }

    /// <summary>Takes accepted texts to fetch, and sets the time of the fetch after this one.</summary>
    public async Task<List<QuietText>> TakeQuietAsync(
        DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> nextFetch, int atMost, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (quiet, ids, months, next) = (new List<QuietText>(), new List<Guid>(), new List<DateTimeOffset>(), new List<DateTimeOffset>());
        await using (var command = new NpgsqlCommand(QuietSql, connection) { Parameters = { Value(now), Value(atMost) } })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                quiet.Add(new(reader.GetGuid(0), reader.GetString(3), reader.GetString(4)));
                ids.Add(reader.GetGuid(0));
                months.Add(reader.GetFieldValue<DateTimeOffset>(1));
                next.Add(nextFetch(reader.GetFieldValue<DateTimeOffset>(2)));
            }
        }

        if (quiet.Count == 0) return quiet;
        await using var move = new NpgsqlBatch(connection) { BatchCommands = { Command(MoveSql, Value(ids.ToArray()), Value(months.ToArray()), Value(next.ToArray())) } };
        await move.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return quiet;
    }
}
