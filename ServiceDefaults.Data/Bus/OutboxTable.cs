using Npgsql;
using NpgsqlTypes;

namespace ServiceDefaults.Data.Bus;

/// <summary>The statements of the relay.</summary>
internal static class OutboxTable
{
    // Claiming is by lock, never by "last id seen": the order of ids is not the order of commits. The array is made once, and
    // where the locked rows lie they are deleted: by id, an index was read whole for each while statistics said it was empty.
    private const string ClaimSql = """
        DELETE FROM outbox o WHERE o.ctid = ANY(ARRAY(
          SELECT ctid FROM outbox WHERE not_before <= $1 ORDER BY not_before, id LIMIT $2 FOR UPDATE SKIP LOCKED))
        RETURNING o.id, o.message_id, o.wire_name, o.body, o.trace_parent, o.created_at, o.attempts
        """;

    // It keeps its id, so that the lowest id stays the oldest row.
    private const string PutBackSql = """
        INSERT INTO outbox (id, message_id, wire_name, body, trace_parent, created_at, not_before, attempts)
        OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string OldestSql = "SELECT created_at FROM outbox ORDER BY id LIMIT 1";

    /// <summary>Takes due rows out of the table; they are back if the transaction does not commit.</summary>
    internal static async Task<List<OutboxRow>> ClaimAsync(
        NpgsqlConnection connection, DateTimeOffset now, int atMost, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ClaimSql, connection) { Parameters = { new() { Value = now }, new() { Value = atMost } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<OutboxRow>(atMost);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new OutboxRow
            {
                Id = reader.GetInt64(0),
                MessageId = reader.GetGuid(1),
                WireName = reader.GetString(2),
                Body = reader.GetString(3),
                TraceParent = reader.IsDBNull(4) ? null : reader.GetString(4),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
                NotBefore = now,
                Attempts = reader.GetInt32(6),
            });
        }

        rows.Sort((a, b) => a.Id.CompareTo(b.Id)); // RETURNING has no order
        return rows;
    }

    /// <summary>Puts a row that could not be published back, for later.</summary>
    internal static async Task PutBackAsync(NpgsqlConnection connection, OutboxRow row, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PutBackSql, connection)
        {
            Parameters =
            {
                new() { Value = row.Id }, new() { Value = row.MessageId }, new() { Value = row.WireName }, new() { Value = row.Body },
                new() { Value = (object?)row.TraceParent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = row.CreatedAt }, new() { Value = notBefore }, new() { Value = row.Attempts + 1 },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>When the oldest waiting row was written; null when nothing waits.</summary>
    internal static async Task<DateTimeOffset?> OldestAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OldestSql);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime oldest ? new DateTimeOffset(oldest, TimeSpan.Zero) : null;
    }
}
