using Npgsql;

namespace Billing.Usage;

/// <summary>
/// <c>dotnet Billing.dll recount [--repair]</c>: works every counter out from the ledger again, says where the two differ,
/// and with <c>--repair</c> makes the counters right. Ends with 1 when they differed.
/// </summary>
public static class RecountCommand
{
    private const string DaysSql = """
        SELECT company_id, month, day || ' ' || category AS what, COALESCE(l.texts, 0) AS ledger, COALESCE(c.texts, 0) AS counter
        FROM (SELECT company_id, month, day, category, sum(texts)::int AS texts FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2, 3, 4 HAVING sum(texts) <> 0) l
        FULL JOIN (SELECT company_id, month, day, category, texts FROM usage_counters WHERE texts <> 0) c USING (company_id, month, day, category)
        WHERE l.texts IS DISTINCT FROM c.texts
        """;

    private const string MonthsSql = """
        SELECT company_id, month, 'in all' AS what, COALESCE(l.sent + l.received, 0) AS ledger, COALESCE(c.sent + c.received, 0) AS counter
        FROM (SELECT company_id, month,
            COALESCE(sum(texts) FILTER (WHERE category <> 'Received'), 0)::int AS sent, COALESCE(sum(texts) FILTER (WHERE category = 'Received'), 0)::int AS received
          FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2) l
        FULL JOIN (SELECT company_id, month, sent, received FROM month_counters) c USING (company_id, month)
        WHERE (COALESCE(l.sent, 0), COALESCE(l.received, 0)) IS DISTINCT FROM (COALESCE(c.sent, 0), COALESCE(c.received, 0))
        """;

    private const string PeopleSql = """
        SELECT company_id, month, person_id::text AS what, COALESCE(l.sent + l.received, 0) AS ledger, COALESCE(c.sent + c.received, 0) AS counter
        FROM (SELECT company_id, month, COALESCE(person_id, '00000000-0000-0000-0000-000000000000') AS person_id,
            COALESCE(sum(texts) FILTER (WHERE category <> 'Received'), 0)::int AS sent, COALESCE(sum(texts) FILTER (WHERE category = 'Received'), 0)::int AS received
          FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2, 3) l
        FULL JOIN (SELECT company_id, month, person_id, sent, received FROM person_counters) c USING (company_id, month, person_id)
        WHERE (COALESCE(l.sent, 0), COALESCE(l.received, 0)) IS DISTINCT FROM (COALESCE(c.sent, 0), COALESCE(c.received, 0))
        """;

    private const string RepairSql = """
        DELETE FROM usage_counters;
        INSERT INTO usage_counters (company_id, month, day, category, texts)
          SELECT company_id, month, day, category, sum(texts) FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2, 3, 4 HAVING sum(texts) <> 0;
        DELETE FROM month_counters;
        INSERT INTO month_counters (company_id, month, sent, received)
          SELECT company_id, month, COALESCE(sum(texts) FILTER (WHERE category <> 'Received'), 0), COALESCE(sum(texts) FILTER (WHERE category = 'Received'), 0)
          FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2 HAVING bool_or(texts <> 0);
        DELETE FROM person_counters;
        INSERT INTO person_counters (company_id, month, person_id, sent, received)
          SELECT company_id, month, COALESCE(person_id, '00000000-0000-0000-0000-000000000000'),
            COALESCE(sum(texts) FILTER (WHERE category <> 'Received'), 0), COALESCE(sum(texts) FILTER (WHERE category = 'Received'), 0)
          FROM usage_entries WHERE month IS NOT NULL GROUP BY 1, 2, 3 HAVING bool_or(texts <> 0)
        """;

    /// <summary>True when the process was started for it.</summary>
    /// <param name="args">The arguments of the process.</param>
    public static bool IsAsked(string[] args) => args is ["recount", ..];

    /// <summary>Compares, and repairs if asked to.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="repair">Make the counters right.</param>
    /// <param name="output">Where differences are named.</param>
    /// <returns>The exit code: 0 when ledger and counters agreed.</returns>
    public static async Task<int> RunAsync(NpgsqlDataSource database, bool repair, TextWriter output)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Nobody may count in between; a company's largest ledger is read in minutes.
        await RunAsync(connection, "SET LOCAL statement_timeout = 0; LOCK TABLE usage_entries, usage_counters, month_counters, person_counters IN EXCLUSIVE MODE");
        var differences = 0;
        foreach (var sql in new[] { DaysSql, MonthsSql, PeopleSql }) differences += await NameAsync(connection, sql, output);
        if (repair && differences > 0) await RunAsync(connection, RepairSql);
        await transaction.CommitAsync();
        await output.WriteLineAsync($"{differences} counters differ from the ledger{(repair && differences > 0 ? "; they are right now" : "")}");
        return differences == 0 ? 0 : 1;
    }

    private static async Task<int> NameAsync(NpgsqlConnection connection, string sql, TextWriter output)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var differences = 0;
        while (await reader.ReadAsync())
        {
            differences++;
            await output.WriteLineAsync(
                $"company {reader.GetGuid(0)} month {reader.GetFieldValue<DateOnly>(1):yyyy-MM} {reader.GetString(2)}: ledger {reader.GetInt32(3)}, counter {reader.GetInt32(4)}");
        }

        return differences;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
