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

    internal const string HaveSql = """
        SELECT coalesce(array_agg(to_tsvector('simple', b.body) @@ plainto_tsquery('simple', @words) ORDER BY b.place), '{}') FROM unnest(@bodies) WITH ORDINALITY AS b(body, place)
        """;

    public async Task<List<TextMessage>> PageAsync(Guid companyId, LogFilter filter, LogPosition? after, int atMost, DateTimeOffset now)
    {
        await db.Database.ExecuteSqlRawAsync(Plan, cancellationToken);
        if (!string.IsNullOrWhiteSpace(filter.Words)) return await new LogSearch<TextMessage>(this, companyId, filter, now).PageAsync(after, atMost);
        var (sql, parameters) = LogSql.Page(companyId, filter, after, atMost, now);
        return await ReadAsync(sql, parameters);
    }

    // Sorted again: what surrounds the statement may not keep its order.
    public async Task<List<TextMessage>> ReadAsync(string sql, NpgsqlParameter[] parameters) =>
        [.. (await db.Texts.FromSqlRaw(sql, [.. parameters]).AsNoTracking().ToListAsync(cancellationToken))
            .OrderByDescending(text => text.CreatedAt).ThenByDescending(text => text.Id, ByteOrder)];

    public Task<int[]> KeysAsync(Guid companyId, string words) => AskAsync<int[]>(KeysSql, new("company", companyId), new("words", words));

    public Task<bool[]> HaveAsync(string words, IReadOnlyList<TextMessage> lines) =>
        AskAsync<bool[]>(HaveSql, new("words", words), new("bodies", lines.Select(line => line.Body).ToArray()));

    public LogPosition PositionOf(TextMessage line) => new(line.CreatedAt, line.Id);

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
