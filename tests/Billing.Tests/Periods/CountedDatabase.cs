using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Billing.Tests.Periods;

/// <summary>A database with companies whose March is over, which counts what it is asked and what it reads.</summary>
internal sealed partial class CountedDatabase : IAsyncDisposable
{
    internal static readonly DateTimeOffset AfterTheMonth = new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero);

    // A text sent and a text received is the least every day of the month has, so that the counters are as many whatever comes on top.
    private const string Sql = """
        CREATE FUNCTION company(i bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT lpad(to_hex(i), 32, '0')::uuid $$;
        INSERT INTO accounts (company_id, name, plan, time_zone, active, version, closed_through, first_open)
          SELECT company(i), 'Company', 'Team', 'Etc/UTC', true, 1, '2026-02-01', '2026-03-01' FROM generate_series(1, $1) i;
        INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at, staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
          SELECT company(i + 2000000), company(i), '2026-03-01', '2026-03-01 00:00+00', '2026-04-01 00:00+00', 'Etc/UTC', '2026-03-01', 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM generate_series(1, $1) i;
        INSERT INTO seats (company_id, staff_id, active_from, version) SELECT company(i), company(i * 100 + s), '2025-01-01', 1 FROM generate_series(1, $1) i, generate_series(1, 2) s;
        INSERT INTO lots (company_id, month, granted, remaining) SELECT company(i), '2026-02-01', 250, 100 FROM generate_series(1, $1) i;
        INSERT INTO subscriptions (number_id, company_id, reserved_at, is_waiting) SELECT company(i + 1000000), company(i), '2026-01-15', false FROM generate_series(1, $1) i;
        INSERT INTO usage_entries (text_message_id, kind, revision, company_id, segments, texts, at, recorded_at, category, pictures, is_keyword, was_accepted, person_id, month, day)
          SELECT gen_random_uuid(), kind, 0, company(i), 1, 1, day, day, CASE kind WHEN 'sent' THEN 'FeedMessage' ELSE 'Received' END, 0, false, false, company(i * 100), '2026-03-01', day::date
          FROM generate_series(1, $1) i, generate_series('2026-03-01 12:00+00'::timestamptz, '2026-03-30 12:00+00', '1 day') day, unnest(ARRAY['sent', 'received']) kind, generate_series(1, $2);
        INSERT INTO usage_counters (company_id, month, day, category, texts) SELECT company_id, month, day, category, count(*) FROM usage_entries GROUP BY 1, 2, 3, 4;
        INSERT INTO month_counters (company_id, month, sent, received)
          SELECT company_id, month, sum(texts) FILTER (WHERE category <> 'Received'), sum(texts) FILTER (WHERE category = 'Received') FROM usage_counters GROUP BY 1, 2;
        ANALYZE accounts, periods, seats, lots, subscriptions, usage_entries, usage_counters, month_counters
        """;

    private readonly Trips _trips = new();
    private readonly ILoggerFactory _log;

    internal CountedDatabase(string connectionString)
    {
        _log = LoggerFactory.Create(logging => logging.AddProvider(_trips));
        // One session, so that it can be told to hand its counts in. Tables as small as these would be read whole, some of them
        // for each company again; those of thousands of companies are not.
        var builder = new NpgsqlDataSourceBuilder(connectionString) { ConnectionStringBuilder = { MaxPoolSize = 1, Options = "-c enable_seqscan=off" } };
        Source = builder.UseLoggerFactory(_log).Build();
    }

    internal NpgsqlDataSource Source { get; }

    /// <summary>Commands and batches sent so far.</summary>
    internal int RoundTrips => _trips.Count;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        _log.Dispose();
    }

    /// <summary>Writes companies with so many texts of each direction on each of 30 days; returns how many texts that makes.</summary>
    internal async Task<long> WriteAsync(int companies, int textsADay)
    {
        foreach (var statement in Sql.Split(";\n"))
        {
            await using var command = Source.CreateCommand(statement);
            if (statement.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = companies });
            if (statement.Contains("$2", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = textsADay });
            await command.ExecuteNonQueryAsync();
        }

        await using var count = Source.CreateCommand("SELECT count(*) FROM usage_entries");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Rows and index entries read so far: of all tables, and of the ledger alone.</summary>
    internal async Task<(long Rows, long Ledger)> ReadAsync()
    {
        await using (var hand = Source.CreateCommand("SELECT pg_stat_force_next_flush()")) await hand.ExecuteNonQueryAsync();
        await using var read = Source.CreateCommand("""
            WITH reads AS (
              SELECT relname, seq_tup_read + COALESCE(idx_tup_fetch, 0) AS rows FROM pg_stat_user_tables
              UNION ALL SELECT relname, idx_tup_read FROM pg_stat_user_indexes)
            SELECT COALESCE(sum(rows), 0)::bigint, COALESCE(sum(rows) FILTER (WHERE relname = 'usage_entries'), 0)::bigint FROM reads
            """);
        await using var reader = await read.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Npgsql tells of every command and every batch when it is done.</summary>
    private sealed partial class Trips : ILoggerProvider, ILogger
    {
        private int _count;

        internal int Count => Volatile.Read(ref _count);

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Done().IsMatch(formatter(state, exception))) Interlocked.Increment(ref _count);
        }

        public void Dispose()
        {
        }

        [GeneratedRegex("^(Command|Batch) execution completed")]
        private static partial Regex Done();
    }
}
