using Npgsql;

namespace Benchmarks;

/// <summary>Where the server's time goes, by its own count, and which tables' updates had to write their indexes.</summary>
internal static class Statements
{
    public const string Settings = """
        shared_preload_libraries = 'pg_stat_statements,auto_explain'
        auto_explain.log_min_duration = 80
        auto_explain.log_nested_statements = on
        pg_stat_statements.track = all
        pg_stat_statements.track_planning = on
        """;

    private const int Shown = 150;

    public static async Task ForgetAsync(Bench bench)
    {
        await RunAsync(bench, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        await RunAsync(bench, "SELECT pg_stat_statements_reset()");
    }

    public static async Task PrintAsync(Bench bench, Side side, int most, int texts)
    {
        await using var admin = NpgsqlDataSource.Create(bench.Postgres.AdminConnectionString);
        await using (var command = admin.CreateCommand("""
            SELECT total_exec_time, total_plan_time, calls, rows, shared_blks_hit + shared_blks_read, wal_bytes::float8, toplevel, regexp_replace(query, '\s+', ' ', 'g') FROM pg_stat_statements
            ORDER BY total_exec_time + total_plan_time DESC LIMIT $1
            """))
        {
            command.Parameters.AddWithValue(most);
            await using var reader = await command.ExecuteReaderAsync();
            Console.WriteLine("  µs/text  plan  calls/text  rows/text  blocks/text  WAL/text");
            while (await reader.ReadAsync())
            {
                var query = reader.GetString(7);
                Console.WriteLine(Goals.In($"  {reader.GetDouble(0) * 1000 / texts,7:F1} {reader.GetDouble(1) * 1000 / texts,5:F1} {(double)reader.GetInt64(2) / texts,11:F3} {(double)reader.GetInt64(3) / texts,10:F2} {(double)reader.GetInt64(4) / texts,12:F1} {reader.GetDouble(5) / texts,9:F0} {(reader.GetBoolean(6) ? "" : "  in trigger: ")}{query[..Math.Min(Shown, query.Length)]}"));
            }
        }

        await using var tables = side.Database.CreateCommand("""
            SELECT relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_tup_del, seq_scan, seq_tup_read, pg_total_relation_size(relid) / 1024 FROM pg_stat_user_tables WHERE n_tup_ins + n_tup_upd > 0 ORDER BY n_tup_ins + n_tup_upd DESC
            """);
        await using var rows = await tables.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            Console.WriteLine(Goals.In($"  {rows.GetString(0)}: {rows.GetInt64(1)} inserted, {rows.GetInt64(2)} updated ({rows.GetInt64(3)} hot), {rows.GetInt64(4)} deleted, {rows.GetInt64(5)} sequential scans of {rows.GetInt64(6)} rows, {rows.GetInt64(7)} kB"));
    }

    private static async Task RunAsync(Bench bench, string sql)
    {
        await using var admin = NpgsqlDataSource.Create(bench.Postgres.AdminConnectionString);
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
