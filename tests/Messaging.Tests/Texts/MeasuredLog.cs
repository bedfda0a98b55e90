using System.Text.Json;
using Messaging.Texts;
using Npgsql;

namespace Messaging.Tests.Texts;

/// <summary>A line of the log, as far as a search looks at it.</summary>
internal sealed record MeasuredLine(Guid Id, DateTimeOffset At, string Body, Guid Contact);

/// <summary>Reads the log as the service does, in a transaction, and explains every statement that it runs.</summary>
internal sealed class MeasuredLog(NpgsqlConnection connection) : ILogSource<MeasuredLine>
{
    private readonly List<LogPlan> _plans = [];
    private long[]? _parts;

    public IReadOnlyList<LogPlan> Plans => _plans;

    public async Task<LogFound<MeasuredLine>> PageAsync(Guid company, LogFilter filter, LogPosition? after, DateTimeOffset now)
    {
        await using (var plan = new NpgsqlCommand(LogLines.Plan, connection)) await plan.ExecuteNonQueryAsync();
        if (filter.Words is not null) return await new LogSearch<MeasuredLine>(this, company, filter, now).PageAsync(after, ReadLog.PageSize + 1);
        var (sql, parameters) = LogSql.Page(company, filter, after, ReadLog.PageSize + 1, now);
        return new(await ReadAsync(sql, parameters), null);
    }

    public Task ReadNamesAsync(Guid company, Guid[] people) =>
        ExplainAsync("SELECT c.id, c.name FROM contacts c WHERE c.company_id = @company AND c.id = ANY(@ids)", new("company", company), new("ids", people));

    public async Task<List<MeasuredLine>> ReadAsync(string sql, NpgsqlParameter[] parameters)
    {
        await ExplainAsync(sql, parameters);
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<MeasuredLine>();
        while (await reader.ReadAsync())
        {
            lines.Add(new(reader.GetGuid(reader.GetOrdinal("id")), reader.GetFieldValue<DateTimeOffset>(reader.GetOrdinal("created_at")),
                reader.GetString(reader.GetOrdinal("body")), reader.GetGuid(reader.GetOrdinal("contact_id"))));
        }

        return lines;
    }

    public Task<int[]> KeysAsync(Guid companyId, string words) => AskAsync<int[]>(LogLines.KeysSql, new("company", companyId), new("words", words));

    public Task<bool[]> HaveAsync(string words, IReadOnlyList<MeasuredLine> lines) =>
        AskAsync<bool[]>(LogLines.HaveSql, new("words", words), new("bodies", lines.Select(line => line.Body).ToArray()));

    public LogPosition PositionOf(MeasuredLine line) => new(line.At, line.Id);

    public async Task<DateTimeOffset?> FirstDayAsync(Guid companyId) => new(await AskAsync<DateTime>(LogLines.FirstDaySql, new NpgsqlParameter("company", companyId)));

    // Every statement runs twice here.
    public async Task<long[]> BlocksAsync() =>
        [.. (await AskAsync<long[]>(LogLines.BlocksSql, new NpgsqlParameter("parts", _parts ??= await AskAsync<long[]>(LogLines.PartsSql)))).Select(blocks => blocks / 2)];

    public Task<int[]> RarestAsync(Guid companyId, int[] keys, IReadOnlyList<MeasuredLine> lines) =>
        AskAsync<int[]>(LogLines.RarestSql, new("company", companyId), new("keys", keys), new("bodies", lines.Select(line => line.Body).ToArray()));

    private async Task<T> AskAsync<T>(string sql, params NpgsqlParameter[] parameters)
    {
        await ExplainAsync(sql, parameters);
        await using var command = Command(sql, parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExplainAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = Command($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", parameters);
        _plans.Add(LogPlan.Read((string)(await command.ExecuteScalarAsync())!));
    }

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters.Select(parameter => parameter.Clone()).ToArray());
        return command;
    }
}

/// <summary>What a statement cost, or several.</summary>
public sealed record LogPlan(long Buffers, long Rows, double Milliseconds, IReadOnlyList<string> SequentialScans, string Text)
{
    /// <summary>All of them together; the rows are those of the last.</summary>
    internal static LogPlan Sum(IReadOnlyList<LogPlan> plans) => new(
        plans.Sum(plan => plan.Buffers), plans[^1].Rows, plans.Sum(plan => plan.Milliseconds), [.. plans.SelectMany(plan => plan.SequentialScans)],
        string.Join("\n", plans.Select(plan => $"{plan.Buffers} buffers: {plan.Text}")));

    internal static LogPlan Read(string explained)
    {
        using var document = JsonDocument.Parse(explained);
        var root = document.RootElement[0];
        var plan = root.GetProperty("Plan");
        return new LogPlan(
            plan.GetProperty("Shared Hit Blocks").GetInt64() + plan.GetProperty("Shared Read Blocks").GetInt64(),
            (long)plan.GetProperty("Actual Rows").GetDouble(),
            root.GetProperty("Execution Time").GetDouble(),
            [.. ScansOf(plan)],
            explained);
    }

    private static IEnumerable<string> ScansOf(JsonElement node)
    {
        if (node.GetProperty("Node Type").GetString() == "Seq Scan" && node.GetProperty("Relation Name").GetString() is { } table && table.StartsWith("text_messages", StringComparison.Ordinal)) yield return table;
        if (!node.TryGetProperty("Plans", out var children)) yield break;
        foreach (var scan in children.EnumerateArray().SelectMany(ScansOf)) yield return scan;
    }
}

/// <summary>A page and its cost.</summary>
/// <param name="GoOn">Where the search stopped before it was done; null: it was done.</param>
internal sealed record LogPage(IReadOnlyList<Guid> Ids, LogPosition? GoOn, LogPlan Lines, LogPlan Names, int Statements)
{
    public string Sums => $"{Lines.Buffers} buffers in {Statements} statements and {Names.Buffers} for the names, {Ids.Count} lines{(GoOn is null ? "" : $" back to {GoOn.At:yyyy-MM-dd HH:mm}")}, {Lines.Milliseconds:0.0} ms";
}
