using System.Buffers.Binary;
using Npgsql;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// How the texts of all companies fare, for those who run the system. A text's id begins with its time, so the last day is a
/// range of the primary key, and what waits or hangs is in the partial indexes of the queue.
/// </summary>
internal static class ReadTextOperations
{
    private const int Minutes = 60;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    private const string QueueSql = """
        SELECT (SELECT count(*) FROM text_messages WHERE status = 0 AND next_attempt_at <= $1),
               (SELECT min(next_attempt_at) FROM text_messages WHERE status = 0 AND next_attempt_at <= $1),
               (SELECT count(*) FROM text_messages WHERE status = 20)
        """;

    private const string LastDaySql = """
        SELECT status, error_code, accepted_minute, count(*), sum(segments)::bigint FROM (
          SELECT status, error_code, segments, CASE WHEN accepted_at >= $3 THEN date_trunc('minute', accepted_at, 'UTC') END AS accepted_minute
          FROM text_messages WHERE id >= $1 AND created_at >= $2 AND direction = 'Outbound') t
        GROUP BY status, error_code, accepted_minute
        """;

    private const string StuckSql = """
        SELECT id, company_id, status, status_at FROM (
          SELECT id, company_id, status, status_at FROM text_messages WHERE status = 20 AND status_at < $1
          UNION ALL
          SELECT id, company_id, status, status_at FROM text_messages WHERE status >= 100 AND status < 130 AND status_at < $1) t
        ORDER BY status_at LIMIT 50
        """;

    public static async Task<TextOperations> HandleAsync(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (waiting, oldest, inDoubt) = await ReadQueueAsync(database, now, cancellationToken);
        var rows = await ReadLastDayAsync(database, now, cancellationToken);
        return new(
            waiting, oldest is { } since ? (now - since).TotalSeconds : 0, inDoubt, PerMinute(rows, now), LastDay(rows), Codes(rows),
            await ReadStuckAsync(database, now - Quiet, cancellationToken));
    }

    /// <summary>Every minute of the last hour, those without a text too: a gap in a chart must not look like a straight line.</summary>
    internal static IReadOnlyList<MinuteCount> PerMinute(IReadOnlyCollection<DayCount> rows, DateTimeOffset now)
    {
        var byMinute = rows.Where(row => row.Minute is not null).GroupBy(row => row.Minute!.Value).ToDictionary(minute => minute.Key, minute => minute.Sum(row => row.Texts));
        var first = FirstMinute(now);
        return [.. Enumerable.Range(0, Minutes).Select(minute => first.AddMinutes(minute)).Select(at => new MinuteCount(at, byMinute.GetValueOrDefault(at)))];
    }

    internal static IReadOnlyList<StateTotal> LastDay(IReadOnlyCollection<DayCount> rows) =>
        [.. rows.GroupBy(row => row.Status.Shown()).OrderBy(state => state.Key).Select(state => new StateTotal(state.Key, state.Sum(row => row.Texts), state.Sum(row => row.Segments)))];

    internal static IReadOnlyList<CodeCount> Codes(IReadOnlyCollection<DayCount> rows) =>
        [.. rows.Where(row => row.ErrorCode is not null).GroupBy(row => row.ErrorCode!.Value)
            .Select(code => new CodeCount(code.Key, CarrierErrors.Of(code.Key).Words, code.Sum(row => row.Texts)))
            .OrderByDescending(code => code.Texts).ThenBy(code => code.Code).Take(10)];

    /// <summary>The lowest id a text of this moment can have.</summary>
    internal static Guid LowestId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private static DateTimeOffset FirstMinute(DateTimeOffset now) => new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddMinutes(1 - Minutes);

    private static async Task<(long Waiting, DateTimeOffset? Oldest, long InDoubt)> ReadQueueAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Query(QueueSql, Sql.Value(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.Nullable<DateTimeOffset>(1), reader.GetInt64(2));
    }

    private static async Task<List<DayCount>> ReadLastDayAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now.AddDays(-1);
        await using var command = database.Query(LastDaySql, Sql.Value(LowestId(from)), Sql.Value(from), Sql.Value(FirstMinute(now)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<DayCount>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new((TextStatus)reader.GetInt32(0), reader.Nullable<int>(1), reader.Nullable<DateTimeOffset>(2), reader.GetInt64(3), reader.GetInt64(4)));
        return rows;
    }

    private static async Task<List<StuckText>> ReadStuckAsync(NpgsqlDataSource database, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.Query(StuckSql, Sql.Value(before));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stuck = new List<StuckText>();
        while (await reader.ReadAsync(cancellationToken))
            stuck.Add(new(reader.GetGuid(0), reader.GetGuid(1), ((TextStatus)reader.GetInt32(2)).Shown(), reader.GetFieldValue<DateTimeOffset>(3)));
        return stuck;
    }

    /// <summary>Texts of the last day with one status, code and minute of acceptance.</summary>
    internal readonly record struct DayCount(TextStatus Status, int? ErrorCode, DateTimeOffset? Minute, long Texts, long Segments);
}
