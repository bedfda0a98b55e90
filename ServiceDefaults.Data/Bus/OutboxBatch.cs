using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Facts and commands that leave with the commit of a transaction on a plain connection, for hot paths without EF. One
/// statement for all of them. After the commit call <see cref="OutboxSignal.Set"/>.
/// </summary>
/// <param name="names">The table of all messages.</param>
/// <param name="clock">The clock.</param>
public sealed class OutboxBatch(WireNames names, TimeProvider clock)
{
    private const string InsertSql = """
        INSERT INTO outbox (message_id, wire_name, body, trace_parent, created_at, not_before, attempts)
        SELECT m.id, m.name, m.body, m.trace, $5, $5, 0
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS m(id, name, body, trace, position) ORDER BY m.position
        """;

    private readonly List<Guid> _ids = [];
    private readonly List<string> _names = [];
    private readonly List<string> _bodies = [];
    private readonly List<string?> _traces = [];

    /// <summary>How many messages it holds.</summary>
    public int Count => _ids.Count;

    /// <summary>Adds a message.</summary>
    /// <param name="message">A record of the contracts.</param>
    /// <param name="traceParent">W3C traceparent of the work that caused it; null when it was not traced.</param>
    /// <exception cref="InvalidOperationException">Its type is not in the catalog.</exception>
    public void Add(object message, string? traceParent)
    {
        _names.Add(names.Of(message.GetType()).WireName);
        _bodies.Add(JsonSerializer.Serialize(message, message.GetType(), JsonSerializerOptions.Web));
        _traces.Add(traceParent);
        _ids.Add(Guid.CreateVersion7(clock.GetUtcNow()));
    }

    /// <summary>The statement that writes them all; put it into the batch of the transaction.</summary>
    public NpgsqlBatchCommand ToCommand() => new(InsertSql)
    {
        Parameters =
        {
            new() { Value = _ids.ToArray() },
            new() { Value = _names.ToArray() },
            new() { Value = _bodies.ToArray() },
            new() { Value = _traces.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = clock.GetUtcNow() },
        },
    };
}
