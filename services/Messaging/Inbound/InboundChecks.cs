using Npgsql;
using NpgsqlTypes;

namespace Messaging.Inbound;

/// <summary>One look at an account that this replica has taken on.</summary>
internal sealed record TakenCheck(string AccountSid, DateTimeOffset CompleteUntil, DateTimeOffset DueAt);

/// <summary>Gives each account to one replica at a time: the claim is committed before the carrier is asked.</summary>
internal sealed class InboundChecks(NpgsqlDataSource database)
{
    private const string BeginSql = """
        INSERT INTO inbound_checks (account_sid, complete_until, due_at)
        SELECT account_sid, $2, $3 FROM (SELECT account_sid FROM senders UNION SELECT $1) AS a(account_sid) WHERE account_sid <> ''
        ON CONFLICT (account_sid) DO NOTHING
        """;

    private const string TakeSql = """
        UPDATE inbound_checks SET due_at = $2
        WHERE account_sid = (SELECT account_sid FROM inbound_checks WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING account_sid, complete_until, due_at
        """;

    // Fenced: one whose time was up must not move the mark of the one who came after.
    private const string EndSql = "UPDATE inbound_checks SET complete_until = greatest(complete_until, $3), due_at = $4 WHERE account_sid = $1 AND due_at = $2";

    private const string KnownSql = """
        SELECT key FROM text_keys WHERE kind = 'CarrierSid' AND key = ANY($1)
        UNION SELECT carrier_sid FROM quarantine WHERE carrier_sid = ANY($1)
        """;

    /// <summary>Takes the account that has waited longest; null when none is due.</summary>
    public async Task<TakenCheck?> TakeAsync(string mainAccount, DateTimeOffset firstFrom, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(BeginSql) { Parameters = { new() { Value = mainAccount }, Time(firstFrom), Time(now) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(TakeSql) { Parameters = { Time(now), Time(leaseUntil) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    public async Task EndAsync(TakenCheck check, DateTimeOffset completeUntil, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(EndSql);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = check.AccountSid }, Time(check.DueAt), Time(completeUntil), Time(nextAt) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Which of these texts we have, stored or set aside.</summary>
    public async Task<HashSet<string>> KnownAsync(IEnumerable<string> sids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(KnownSql);
        command.Parameters.AddWithValue(sids.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) known.Add(reader.GetString(0));
        return known;
    }

    private static NpgsqlParameter Time(DateTimeOffset at) => new() { Value = at, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
