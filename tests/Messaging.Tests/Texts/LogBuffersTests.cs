using System.Globalization;
using System.Text.Json;
using Messaging.Data;
using Messaging.Texts;
using Npgsql;
using Testing;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

/// <summary>
/// What a page of the log costs with years of texts behind it. 200,000 rows by default; TEXTING_LOG_ROWS=5000000 for the
/// size that docs/messages-log.md speaks of.
/// </summary>
[Trait("Needs", "Servers")]
public sealed class LogBuffersTests(LogDatabase log, ITestOutputHelper output) : IClassFixture<LogDatabase>
{
    private const int MostBuffers = 200;

    // Words are found by a GIN index, which knows no order of time: a page costs as much as a month has matches, so for words
    // only this much is promised (docs/messages-log.md says where the cost comes from).
    private const int MostBuffersOfWords = 2500;

    private static readonly string[] Words = ["walk", "luna", "xylophone"];

    public static TheoryData<string, bool> Pages()
    {
        var pages = new TheoryData<string, bool>();
        foreach (var filter in Filters().Keys)
        {
            pages.Add(filter, false);
            if (!Words.Any(word => filter.Contains(word, StringComparison.Ordinal))) pages.Add(filter, true);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_reads_no_month_whole_and_few_buffers(string name, bool deep)
    {
        var filter = Filters()[name](log);
        var after = deep ? await log.PositionOfPageAsync(filter, 1000) : null;
        var (sql, parameters) = LogSql.Page(log.Company, filter, after, ReadLog.PageSize + 1, log.Now);

        var plan = await log.ExplainAsync(sql, parameters);
        var names = await log.ExplainAsync(
            "SELECT c.id, c.name FROM contacts c WHERE c.company_id = @company AND c.id = ANY(@ids)",
            [new("company", log.Company), new("ids", await log.PeopleAsync(sql, parameters))]);

        output.WriteLine($"{name}{(deep ? ", page 1,000" : "")}: {plan.Buffers} buffers and {names.Buffers} for the names, {plan.Rows} rows, {plan.Milliseconds:0.0} ms");
        Assert.Empty(plan.SequentialScans);
        var most = filter.Words is null ? MostBuffers : MostBuffersOfWords;
        Assert.True(plan.Buffers + names.Buffers <= most, $"{plan.Buffers} + {names.Buffers} buffers:\n{plan.Text}");
    }

    [Fact]
    public async Task The_totals_are_those_of_a_full_recount_before_and_after_they_are_added_up()
    {
        Assert.Equal(0, await log.DifferencesAsync());
        await log.RunAsync("UPDATE text_messages SET status = 170, status_at = now() WHERE created_at >= @from AND status = 130", new NpgsqlParameter("from", log.Now.AddDays(-40).UtcDateTime));
        await log.RunAsync("UPDATE text_messages SET segments = segments + 1 WHERE created_at >= @from AND status = 160", new NpgsqlParameter("from", log.Now.AddDays(-40).UtcDateTime));
        await log.RunAsync("DELETE FROM text_messages WHERE created_at >= @from AND status = 40", new NpgsqlParameter("from", log.Now.AddDays(-20).UtcDateTime));
        Assert.Equal(0, await log.DifferencesAsync());
    }

    private static Dictionary<string, Func<LogDatabase, LogFilter>> Filters()
    {
        var filters = new Dictionary<string, Func<LogDatabase, LogFilter>>();
        string?[] words = [null, .. Words];
        foreach (var direction in new TextWay?[] { null, TextWay.Outbound, TextWay.Inbound })
        {
            foreach (var status in new TextState?[] { null, TextState.Delivered, TextState.Failed, TextState.Unconfirmed, TextState.Received })
            {
                foreach (var person in new[] { false, true })
                {
                    foreach (var range in new[] { false, true })
                    {
                        foreach (var word in words)
                        {
                            if (new LogFilter { Direction = direction, Status = status }.IsContradiction) continue;
                            var name = string.Join(" + ", new[] { direction?.ToString(), status?.ToString(), person ? "person" : null, range ? "range" : null, word }.OfType<string>());
                            filters[name.Length == 0 ? "everything" : name] = log => new LogFilter
                            {
                                Direction = direction,
                                Status = status,
                                ContactId = person ? log.Person : null,
                                From = range ? log.Now.AddDays(-200) : null,
                                To = range ? log.Now.AddDays(-110) : null,
                                Words = word,
                            };
                        }
                    }
                }
            }
        }

        foreach (var word in new[] { "nowhere", "walk luna" }) filters[word] = _ => new LogFilter { Words = word };
        return filters;
    }
}

/// <summary>A database of its own with two years of texts of three companies.</summary>
public sealed class LogDatabase : IAsyncLifetime
{
    private const int Months = 24;

    private const int FewBlocks = 16;

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

    // Nine of ten texts are the company's; walk is in every second, luna in one of 200, xylophone in twenty of all.
    private const string TextsSql = """
        INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number,
          body, encoding, segments, segments_revision, media_urls, status, status_at, attempt, next_attempt_at, is_keyword)
        SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
          at, CASE WHEN i % 10 < 9 THEN @company ELSE ('01980000-0000-7000-8000-00000000000' || (i / 10 % 2))::uuid END,
          CASE WHEN r < 0.6 THEN 'Outbound' ELSE 'Inbound' END, ('01980000-0000-7000-8000-' || lpad((1 + (i::bigint * 7919) % 2000)::text, 12, '0'))::uuid,
          0, 1, 1, 'Sms', 'FeedMessage', 'Normal', false, '+14155550100', '+14155550199',
          CASE WHEN i % 2 = 0 THEN 'We went for a walk' ELSE 'All is well' END || ' at ' || substr(hash, 1, 3) || CASE WHEN i % 200 = 7 THEN ' with Luna' ELSE '' END
            || CASE WHEN i % (@all / 20) = 11 THEN ' and a xylophone' ELSE '' END || ' number ' || i,
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
        var (sql, parameters) = LogSql.Page(Company, filter, null, (page - 1) * ReadLog.PageSize, Now);
        await using var command = Database.CreateCommand($"SELECT created_at, id FROM ({sql}) t ORDER BY created_at, id LIMIT 1");
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new LogPosition(reader.GetFieldValue<DateTimeOffset>(0), reader.GetGuid(1)) : null;
    }

    public async Task<Guid[]> PeopleAsync(string sql, NpgsqlParameter[] parameters)
    {
        await using var command = Database.CreateCommand($"SELECT coalesce(array_agg(DISTINCT contact_id), '{{}}') FROM ({sql}) t");
        command.Parameters.AddRange(parameters.Select(parameter => parameter.Clone()).ToArray());
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }

    public async Task<LogPlan> ExplainAsync(string sql, NpgsqlParameter[] parameters)
    {
        await using var command = Database.CreateCommand($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}");
        command.Parameters.AddRange(parameters.Select(parameter => parameter.Clone()).ToArray());
        using var document = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        var root = document.RootElement[0];
        var plan = root.GetProperty("Plan");
        return new LogPlan(
            plan.GetProperty("Shared Hit Blocks").GetInt64() + plan.GetProperty("Shared Read Blocks").GetInt64(),
            (long)plan.GetProperty("Actual Rows").GetDouble(),
            root.GetProperty("Execution Time").GetDouble(),
            [.. SequentialScans(plan)],
            document.RootElement.ToString());
    }

    private static IEnumerable<string> SequentialScans(JsonElement node)
    {
        // A month of a few blocks, at its first or last day, is cheapest read whole.
        if (node.GetProperty("Node Type").GetString() == "Seq Scan" && node.GetProperty("Relation Name").GetString() is { } table && table.StartsWith("text_messages", StringComparison.Ordinal)
            && node.GetProperty("Shared Hit Blocks").GetInt64() + node.GetProperty("Shared Read Blocks").GetInt64() > FewBlocks) yield return table;
        if (!node.TryGetProperty("Plans", out var children)) yield break;
        foreach (var scan in children.EnumerateArray().SelectMany(SequentialScans)) yield return scan;
    }
}

/// <summary>What a statement cost.</summary>
public sealed record LogPlan(long Buffers, long Rows, double Milliseconds, IReadOnlyList<string> SequentialScans, string Text);
