using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Messaging.Texts;

/// <summary>Reads pages of the log in the present transaction.</summary>
internal sealed class LogLines(MessagingDb db, CancellationToken cancellationToken) : ILogSource<TextMessage>
{
    /// <summary>
    /// Planned for these very values: for a rare state another index is right than for a common one. No month is ever worth
    /// reading whole.
    /// </summary>
    internal const string Plan = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off";

    internal const string KeysSql = "SELECT log_words(@company, @words)";

    internal const string FirstDaySql = """
        SELECT least((SELECT min(day) FROM text_counters WHERE company_id = @company), (SELECT min(day) FROM text_counter_changes WHERE company_id = @company))::timestamp AT TIME ZONE 'UTC'
        """;

    // The word indexes of the months first, then the months: as many of one as of the other.
    internal const string PartsSql = """
        SELECT array_agg(inhrelid::bigint ORDER BY inhparent = 'text_messages'::regclass)
        FROM pg_inherits WHERE inhparent IN ('text_messages'::regclass, 'ix_text_messages_log_words'::regclass)
        """;

    // Counted in the memory of the connection; asking reads nothing.
    internal const string BlocksSql = """
        SELECT ARRAY[coalesce(sum(pg_stat_get_xact_blocks_fetched(part::oid)) FILTER (WHERE place * 2 <= cardinality(@parts)), 0),
          coalesce(sum(pg_stat_get_xact_blocks_fetched(part::oid)) FILTER (WHERE place * 2 > cardinality(@parts)), 0)]::bigint[]
        FROM unnest(@parts) WITH ORDINALITY AS p(part, place)
        """;

    // Of those that are as rare the longest: words are sorted by their length.
    internal const string RarestSql = """
        SELECT (array_agg(k.key ORDER BY k.seen, k.place DESC))[1:2] FROM (
          SELECT w.key, w.place, (SELECT count(*) FROM unnest(@bodies) body WHERE w.key = ANY(log_words(@company, body))) AS seen
          FROM unnest(@keys) WITH ORDINALITY AS w(key, place)) k
        """;

    internal const string HaveSql = """
        SELECT coalesce(array_agg(to_tsvector('simple', b.body) @@ plainto_tsquery('simple', @words) ORDER BY b.place), '{}') FROM unnest(@bodies) WITH ORDINALITY AS b(body, place)
        """;

    private long[]? _parts;

    public async Task<LogFound<TextMessage>> PageAsync(Guid companyId, LogFilter filter, LogPosition? after, int atMost, DateTimeOffset now)
    {
        await db.Database.ExecuteSqlRawAsync(Plan, cancellationToken);
        if (!string.IsNullOrWhiteSpace(filter.Words)) return await new LogSearch<TextMessage>(this, companyId, filter, now).PageAsync(after, atMost);
        var (sql, parameters) = LogSql.Page(companyId, filter, after, atMost, now);
        return new(await ReadAsync(sql, parameters), null);
    }

    // Sorted again: what surrounds the statement may not keep its order.
    public async Task<List<TextMessage>> ReadAsync(string sql, NpgsqlParameter[] parameters) =>
        [.. (await db.Texts.FromSqlRaw(sql, [.. parameters]).AsNoTracking().ToListAsync(cancellationToken))
            .OrderByDescending(text => text.CreatedAt).ThenByDescending(text => text.Id, ByteOrder)];

    public Task<int[]> KeysAsync(Guid companyId, string words) => AskAsync<int[]>(KeysSql, new("company", companyId), new("words", words));

    public Task<bool[]> HaveAsync(string words, IReadOnlyList<TextMessage> lines) =>
        AskAsync<bool[]>(HaveSql, new("words", words), new("bodies", lines.Select(line => line.Body).ToArray()));

    public LogPosition PositionOf(TextMessage line) => new(line.CreatedAt, line.Id);

    public async Task<DateTimeOffset?> FirstDayAsync(Guid companyId) =>
        await AskAsync<object>(FirstDaySql, new NpgsqlParameter("company", companyId)) is DateTime day ? new DateTimeOffset(day) : null;

    public Task<int[]> RarestAsync(Guid companyId, int[] keys, IReadOnlyList<TextMessage> lines) =>
        AskAsync<int[]>(RarestSql, new("company", companyId), new("keys", keys), new("bodies", lines.Select(line => line.Body).ToArray()));

    public async Task<long[]> BlocksAsync() => await AskAsync<long[]>(BlocksSql, new NpgsqlParameter("parts", _parts ??= await AskAsync<long[]>(PartsSql)));

    private async Task<T> AskAsync<T>(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddRange(parameters);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // As PostgreSQL compares them.
    private static readonly Comparer<Guid> ByteOrder = Comparer<Guid>.Create((one, other) =>
        one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true)));
}
