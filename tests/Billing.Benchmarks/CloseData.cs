using System.Globalization;
using Npgsql;

namespace Billing.Benchmarks;

/// <summary>Companies with a month that is over, their ledger and their counters.</summary>
internal sealed class CloseData(NpgsqlDataSource database, int companies)
{
    internal static readonly DateOnly Month = new(2026, 3, 1);
    internal static readonly DateTimeOffset Now = new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The id of a company by its number; as <c>company(i)</c> in the statements.</summary>
    internal static Guid Company(long number) => Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    // Ids grow with the companies, as time-ordered ids do, so that ten million rows are written in minutes.
    private const string CompaniesSql = """
        CREATE FUNCTION company(i bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT lpad(to_hex(i), 32, '0')::uuid $$;
        INSERT INTO accounts (company_id, name, plan, time_zone, active, version) SELECT company(i), 'Company ' || i, 'Team', 'America/New_York', true, 1 FROM generate_series(1, $1) i;
        INSERT INTO seats (company_id, staff_id, active_from, version)
          SELECT company(i), company(i * 100 + s), '2025-01-01', 1 FROM generate_series(1, $1) i, generate_series(1, 1 + i % 5) s;
        INSERT INTO subscriptions (number_id, company_id, reserved_at, is_waiting) SELECT company(i + 1000000000), company(i), '2026-01-15', false FROM generate_series(1, $1) i
        """;

    // Every company has texts of five kinds on every day of the month.
    private const string LedgerSql = """
        INSERT INTO usage_entries (text_message_id, kind, revision, company_id, segments, texts, at, recorded_at, category, pictures, is_keyword, was_accepted, person_id, month, day)
        SELECT company($2 + (i - 1) * $3 + n), CASE WHEN n % 5 = 0 THEN 'received' ELSE 'sent' END, 0, company(i), 1, 1, '2026-03-01 12:00+00'::timestamptz + (n % 31) * interval '1 day', now(),
          (ARRAY['Received', 'FeedMessage', 'VisitCompletion', 'Notice', 'FeedMessage'])[n % 5 + 1], 0, false, false, company(i * 1000 + n % 40), '2026-03-01', '2026-03-01'::date + (n % 31)::int
        FROM generate_series(1, $1) i, generate_series(1, $3) n
        """;

    private const string CountSql = """
        TRUNCATE usage_counters, month_counters, person_counters;
        INSERT INTO usage_counters (company_id, month, day, category, texts) SELECT company_id, month, day, category, count(*) FROM usage_entries GROUP BY 1, 2, 3, 4;
        INSERT INTO month_counters (company_id, month, sent, received)
          SELECT company_id, month, sum(texts) FILTER (WHERE category <> 'Received'), sum(texts) FILTER (WHERE category = 'Received') FROM usage_counters GROUP BY 1, 2;
        INSERT INTO person_counters (company_id, month, person_id, sent, received)
          SELECT company_id, month, person_id, count(*) FILTER (WHERE category <> 'Received'), count(*) FILTER (WHERE category = 'Received') FROM usage_entries GROUP BY 1, 2, 3
        """;

    private const string ResetSql = """
        TRUNCATE periods, lots, lot_movements, transactions, outbox;
        INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at, staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
          SELECT company(i + 2000000000), company(i), '2026-03-01', '2026-03-01 05:00+00', '2026-04-01 04:00+00', 'America/New_York', '2026-03-01', 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM generate_series(1, $1) i;
        INSERT INTO lots (company_id, month, granted, remaining) SELECT company(i), '2026-02-01', 250, i % 200 + 1 FROM generate_series(1, $1) i;
        UPDATE accounts SET first_open = '2026-03-01', closed_through = '2026-02-01'
        """;

    private static readonly string[] Settle = ["VACUUM ANALYZE accounts, periods, lots, transactions, outbox, usage_counters, month_counters, seats, subscriptions", "CHECKPOINT"];
    private long _texts;

    internal Task WriteCompaniesAsync() => RunAsync(CompaniesSql);

    /// <summary>Adds so many texts, evenly over the companies.</summary>
    internal async Task AddTextsAsync(long texts)
    {
        await RunAsync(LedgerSql, _texts + 1, texts / companies);
        _texts += texts;
        await RunAsync(CountSql);
        await RunAsync("VACUUM ANALYZE usage_entries");
    }

    /// <summary>All companies have the month open again.</summary>
    internal async Task ResetAsync()
    {
        await RunAsync(ResetSql);
        foreach (var sql in Settle) await RunAsync(sql);
    }

    internal async Task<double> TimeAsync(string sql)
    {
        var start = TimeProvider.System.GetTimestamp();
        await RunAsync(sql);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Compares the tables the two sides have written.</summary>
    internal async Task<string> CompareAsync(string sql)
    {
        await RunAsync("ANALYZE floor, periods");
        await using var command = database.CreateCommand(sql);
        return $"{await command.ExecuteScalarAsync()}";
    }

    private async Task RunAsync(string sql, params object[] more)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var statement in sql.Split(";\n"))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            if (statement.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = companies });
            if (statement.Contains("$2", StringComparison.Ordinal)) foreach (var value in more) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
