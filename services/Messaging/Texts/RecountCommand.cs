using Npgsql;

namespace Messaging.Texts;

/// <summary>
/// <c>dotnet Messaging.dll recount [--repair]</c>: counts the texts of the log again, says where the counters differ, and with
/// <c>--repair</c> makes them right. Ends with 1 when they differed. The service may go on meanwhile: one statement sees texts
/// and counters of one moment, and a correction is a change like any other, see <see cref="TextCounterChange"/>.
/// </summary>
public static class RecountCommand
{
    private const string Differences = """
        SELECT company_id, day, direction, status,
          coalesce(t.texts, 0)::bigint AS texts, coalesce(c.texts, 0)::bigint AS counted_texts,
          coalesce(t.segments, 0)::bigint AS segments, coalesce(c.segments, 0)::bigint AS counted_segments,
          coalesce(t.used, 0)::bigint AS used, coalesce(c.used, 0)::bigint AS counted_used
        FROM recounted_texts() t FULL JOIN counted_texts() c USING (company_id, day, direction, status)
        WHERE (coalesce(t.texts, 0), coalesce(t.segments, 0), coalesce(t.used, 0)) <> (coalesce(c.texts, 0), coalesce(c.segments, 0), coalesce(c.used, 0))
        ORDER BY company_id, day, direction, status
        """;

    private const string RepairSql = $"""
        WITH wrong AS MATERIALIZED ({Differences}),
        corrected AS (
          INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used)
          SELECT company_id, day, direction, status, texts - counted_texts, segments - counted_segments, used - counted_used FROM wrong)
        SELECT * FROM wrong
        """;

    /// <summary>True when the process was started for it.</summary>
    /// <param name="args">The arguments of the process.</param>
    public static bool IsAsked(string[] args) => args is ["recount", ..];

    /// <summary>Compares, and repairs if asked to.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="repair">Make the counters right.</param>
    /// <param name="output">Where differences are named.</param>
    /// <returns>The exit code: 0 when texts and counters agreed.</returns>
    public static async Task<int> RunAsync(NpgsqlDataSource database, bool repair, TextWriter output)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Years of texts take minutes to read.
        await using (var patience = new NpgsqlCommand("SET LOCAL statement_timeout = 0", connection)) await patience.ExecuteNonQueryAsync();
        var differences = 0;
        await using (var command = new NpgsqlCommand(repair ? RepairSql : Differences, connection) { CommandTimeout = 0 })
        {
            await using var reader = await command.ExecuteReaderAsync();
            for (; await reader.ReadAsync(); differences++)
            {
                await output.WriteLineAsync(
                    $"company {reader.GetGuid(0)} day {reader.GetFieldValue<DateOnly>(1):yyyy-MM-dd} {reader.GetString(2)} {(TextStatus)reader.GetInt32(3)}: "
                    + $"texts {reader.GetInt64(4)}, counter {reader.GetInt64(5)}; segments {reader.GetInt64(6)}, counter {reader.GetInt64(7)}; used {reader.GetInt64(8)}, counter {reader.GetInt64(9)}");
            }
        }

        await transaction.CommitAsync();
        await output.WriteLineAsync($"{differences} counters differ from the log{(repair && differences > 0 ? "; they are right now" : "")}");
        return differences == 0 ? 0 : 1;
    }
}
