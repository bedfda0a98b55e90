using Npgsql;
using Texting.Contracts.Messaging;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>Reads texts under lock and writes what became of them: hot, so plain SQL, and a batch is one round trip.</summary>
internal static class TextRows
{
    /// <summary>The columns of a <see cref="TextRow"/>, of a table called t.</summary>
    internal const string Columns = """
        t.id, t.created_at, t.company_id, t.contact_id, t.feed_message_id, t.part, t.parts, t.phone, t.purpose, t.urgency, t.segments,
        cardinality(t.media_urls), t.trace_parent, t.status, t.status_at, t.attempt, t.lease_until, t.next_attempt_at, t.company_number,
        t.claimed_hash, t.carrier_sid, t.carrier_status, t.error_code, t.refusal, t.accepted_at,
        t.not_after, t.retry_of, t.segments_revision, t.order_key
        """;

    internal const int ColumnCount = 29;

    // created_at names the partitions, so that a lock on an id reads one month and not all of them.
    private const string LockSql = $"""
        SELECT {Columns} FROM text_messages t
        WHERE t.id = ANY($1) AND t.created_at = ANY($2) AND t.direction = 'Outbound' ORDER BY t.id FOR UPDATE
        """;

    private const string OwnersSql = "SELECT key, text_id FROM text_keys WHERE kind = 'CarrierSid' AND key = ANY($1)";

    private const string UpdateSql = """
        UPDATE text_messages t SET status = n.status, status_at = n.status_at, attempt = n.attempt, lease_until = n.lease_until,
          next_attempt_at = n.next_attempt_at, company_number = n.company_number, claimed_hash = n.claimed_hash,
          carrier_sid = n.carrier_sid, carrier_status = n.carrier_status, error_code = n.error_code, refusal = n.refusal, accepted_at = n.accepted_at,
          segments = n.segments, segments_revision = n.segments_revision
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) AS n(id, created_at, status, status_at, attempt, lease_until,
          next_attempt_at, company_number, claimed_hash, carrier_sid, carrier_status, error_code, refusal, accepted_at, segments, segments_revision)
        WHERE t.id = n.id AND t.created_at = n.created_at AND t.created_at = ANY($2)
        """;

    /// <summary>Locks the texts, in one order for everybody, and finds out whose the named SIDs are.</summary>
    internal static async Task<(Dictionary<Guid, TextRow> Rows, Dictionary<string, Guid> Owners)> LockAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> sids, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(LockSql, Value(ids.ToArray()), Value(ids.Select(TextId.CreatedAt).OfType<DateTimeOffset>().Distinct().ToArray())));
        batch.BatchCommands.Add(Command(OwnersSql, Strings(sids)));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new Dictionary<Guid, TextRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = Read(reader);
            rows.Add(row.Id, row);
        }

        await reader.NextResultAsync(cancellationToken);
        var owners = new Dictionary<string, Guid>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) owners.Add(reader.GetString(0), reader.GetGuid(1));
        return (rows, owners);
    }

    internal static TextRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(1),
        CompanyId = reader.GetGuid(2),
        ContactId = reader.Nullable<Guid>(3),
        FeedMessageId = reader.Nullable<Guid>(4),
        Part = reader.GetInt32(5),
        Parts = reader.GetInt32(6),
        Phone = reader.GetString(7),
        Purpose = Enum.Parse<Purpose>(reader.GetString(8)),
        Urgency = Enum.Parse<Urgency>(reader.GetString(9)),
        Segments = reader.GetInt32(10),
        MediaCount = reader.GetInt32(11),
        TraceParent = reader.Reference<string>(12),
        Status = (TextStatus)reader.GetInt32(13),
        StatusAt = reader.GetFieldValue<DateTimeOffset>(14),
        Attempt = reader.GetInt32(15),
        LeaseUntil = reader.Nullable<DateTimeOffset>(16),
        NextAttemptAt = reader.GetFieldValue<DateTimeOffset>(17),
        CompanyNumber = reader.Reference<string>(18),
        ClaimedHash = reader.Reference<byte[]>(19),
        CarrierSid = reader.Reference<string>(20),
        CarrierStatus = reader.Reference<string>(21),
        ErrorCode = reader.Nullable<int>(22),
        Refusal = reader.Reference<string>(23) is { } reason ? Enum.Parse<Reason>(reason) : null,
        AcceptedAt = reader.Nullable<DateTimeOffset>(24),
        NotAfter = reader.Nullable<DateTimeOffset>(25),
        RetryOf = reader.Nullable<Guid>(26),
        SegmentsRevision = reader.GetInt32(27),
        OrderKey = reader.Reference<string>(28),
    };

    internal static NpgsqlBatchCommand Update(IReadOnlyCollection<TextRow> rows) => Command(UpdateSql,
        Values(rows, row => row.Id), Values(rows, row => row.CreatedAt), Values(rows, row => (int)row.Status), Values(rows, row => row.StatusAt),
        Values(rows, row => row.Attempt), Values(rows, row => row.LeaseUntil), Values(rows, row => row.NextAttemptAt),
        Strings(rows.Select(row => row.CompanyNumber)), Values(rows, row => row.ClaimedHash), Strings(rows.Select(row => row.CarrierSid)),
        Strings(rows.Select(row => row.CarrierStatus)), Values(rows, row => row.ErrorCode), Strings(rows.Select(row => row.Refusal?.ToString())),
        Values(rows, row => row.AcceptedAt), Values(rows, row => row.Segments), Values(rows, row => row.SegmentsRevision));

    private static NpgsqlParameter Values<T>(IEnumerable<TextRow> rows, Func<TextRow, T> column) => Value(rows.Select(column).ToArray());
}
