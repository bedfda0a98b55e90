using System.Globalization;
using Messaging.Data;
using Messaging.Texts;
using Npgsql;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>A database of its own with two years of texts of three companies.</summary>
public sealed class LogDatabase : IAsyncLifetime
{
    public const int Months = 24;

    private const string MonthSql = """
        DO $$
        DECLARE month timestamp;
        BEGIN
          FOR month IN SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC') - interval '24 months', date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') LOOP
            IF to_regclass('text_messages_' || to_char(month, 'YYYY_MM')) IS NULL THEN
              EXECUTE format('CREATE TABLE %I PARTITION OF text_messages FOR VALUES FROM (%L) TO (%L)',
                'text_messages_' || to_char(month, 'YYYY_MM'), month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
            END IF;
          END LOOP;
        END $$
        """;

    private const string ContactsSql = """
        INSERT INTO contacts (id, company_id, kind, first_name, last_name, name, phone_fields, active, typed_phone, texting_phone, phone_problem, texting_enabled, default_delivery, version)
        SELECT ('01980000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, @company, 'Client', 'Client', i::text, 'Client ' || i, '{}', true, null, null, 'Missing', true, 'TextAndEmail', 1
        FROM generate_series(1, 2000) i
        """;

    // Nine of ten texts are the company's; walk is in every second, luna in one of 200, xylophone in twenty of all, stop in one of twenty that came in.
    private const string TextsSql = """
        INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number,
          body, encoding, segments, segments_revision, media_urls, status, status_at, attempt, next_attempt_at, is_keyword)
        SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
          at, CASE WHEN i % 10 < 9 THEN @company ELSE ('01980000-0000-7000-8000-00000000000' || (i / 10 % 2))::uuid END,
          CASE WHEN r < 0.6 THEN 'Outbound' ELSE 'Inbound' END, ('01980000-0000-7000-8000-' || lpad((1 + (i::bigint * 7919) % 2000)::text, 12, '0'))::uuid,
          0, 1, 1, 'Sms', 'FeedMessage', 'Normal', false, '+14155550100', '+14155550199',
          CASE WHEN i % 2 = 0 THEN 'We went for a walk' ELSE 'All is well' END || ' at ' || substr(hash, 1, 3) || CASE WHEN i % 200 = 7 THEN ' with Luna' ELSE '' END
            || CASE WHEN i % 20 = 3 THEN ' with a poodle' ELSE '' END || CASE WHEN i % (@all / 20) = 11 THEN ' and a xylophone' ELSE '' END || CASE WHEN r >= 0.98 THEN ' please stop' ELSE '' END || ' number ' || i,
          'Gsm7', 1 + i % 3, 0, '{}',
          CASE WHEN r >= 0.6 THEN 170 WHEN r < 0.003 THEN 30 WHEN r < 0.009 THEN 50 WHEN r < 0.015 THEN 40 WHEN r < 0.03 THEN 160 WHEN r < 0.035 THEN 130 ELSE 170 END,
          at, 1, 'infinity', r > 0.995
        FROM (SELECT i, @start + (@end - @start) * ((i - @first)::double precision / @count) AS at, md5(i::text) AS hash, (('x' || substr(md5('r' || i), 1, 8))::bit(32)::bigint)::double precision / 4294967296 AS r
          FROM generate_series(@first, @first + @count - 1) i) g
        """;

    private NpgsqlDataSource? _database;

    public Guid Company { get; } = Guid.Parse("01980000-0000-7000-8000-0000000000aa");

    public Guid Person { get; } = Guid.Parse("01980000-0000-7000-8000-000000000777");

    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    private NpgsqlDataSource Database => _database ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var connection = await (await Servers.PostgresAsync()).FreshDatabaseAsync<MessagingDb>();
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 3600 });
        var all = int.Parse(Environment.GetEnvironmentVariable("TEXTING_LOG_ROWS") ?? "200000", CultureInfo.InvariantCulture);
        await RunAsync(MonthSql);
        await RunAsync(ContactsSql, new NpgsqlParameter("company", Company));
        var (begin, perMonth) = (Now.AddMonths(-Months), all / Months);
        for (var month = 0; month < Months; month++)
        {
            await RunAsync(TextsSql,
                new("company", Company), new("all", all), new("first", month * perMonth), new("count", perMonth),
                new("start", begin.AddMonths(month).UtcDateTime), new("end", begin.AddMonths(month + 1).UtcDateTime));
        }

        await RunAsync("VACUUM ANALYZE text_messages");
        await RunAsync("ANALYZE contacts");
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    public async Task RunAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Counters that are not what a full recount gives.</summary>
    public async Task<long> DifferencesAsync()
    {
        await using var command = Database.CreateCommand("""
            SELECT (SELECT count(*) FROM (SELECT * FROM counted_texts() EXCEPT SELECT * FROM recounted_texts()) a)
                 + (SELECT count(*) FROM (SELECT * FROM recounted_texts() EXCEPT SELECT * FROM counted_texts()) b)
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Where a page begins; the last line when there are fewer.</summary>
    public async Task<LogPosition?> PositionOfPageAsync(LogFilter filter, int page)
    {
        var (sql, parameters) = WithWords(filter, null, (page - 1) * ReadLog.PageSize);
        await using var command = Database.CreateCommand($"SELECT created_at, id FROM ({sql}) t ORDER BY created_at, id LIMIT 1");
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new LogPosition(reader.GetFieldValue<DateTimeOffset>(0), reader.GetGuid(1)) : null;
    }

    /// <summary>A page, found without any index of words.</summary>
    public async Task<List<Guid>> ReadByEyeAsync(LogFilter filter, LogPosition? after)
    {
        var (sql, parameters) = WithWords(filter, after, ReadLog.PageSize + 1);
        await using var command = Database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync()) ids.Add(reader.GetGuid(reader.GetOrdinal("id")));
        return ids;
    }

    /// <summary>Pages as somebody reads them who goes on until one is full.</summary>
    internal async Task<List<Guid>> ReadFullPageAsync(LogFilter filter, LogPosition? after)
    {
        var ids = new List<Guid>();
        do
        {
            var page = await ReadPageAsync(filter, after);
            ids.AddRange(page.Ids);
            after = page.GoOn;
        }
        while (after is not null && ids.Count <= ReadLog.PageSize);
        return ids.Count <= ReadLog.PageSize + 1 ? ids : ids[..(ReadLog.PageSize + 1)];
    }

    /// <summary>A page as the API reads it, and what all of its statements cost.</summary>
    internal async Task<LogPage> ReadPageAsync(LogFilter filter, LogPosition? after)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var source = new MeasuredLog(connection);
        var (rows, goOn) = await source.PageAsync(Company, filter, after, Now);
        var lines = LogPlan.Sum(source.Plans);
        await source.ReadNamesAsync(Company, [.. rows.Select(row => row.Contact).Distinct()]);
        return new LogPage([.. rows.Select(row => row.Id)], goOn, lines, source.Plans[^1], source.Plans.Count - 1);
    }

    private (string Sql, NpgsqlParameter[] Parameters) WithWords(LogFilter filter, LogPosition? after, int most)
    {
        var (sql, parameters) = LogSql.Page(Company, filter with { Words = null }, after, most, Now);
        return filter.Words is null ? (sql, parameters)
            : (sql.Replace(" ORDER BY", " AND lower(t.body) LIKE ALL(@words) ORDER BY", StringComparison.Ordinal), [.. parameters, new("words", filter.Words.Split(' ').Select(word => $"%{word}%").ToArray())]);
    }
}
