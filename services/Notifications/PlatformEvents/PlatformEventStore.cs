using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Data.Bus;

namespace Notifications.PlatformEvents;

/// <summary>What became of a valid event.</summary>
internal enum Kept
{
    /// <summary>Stored now, and on its way to the bus.</summary>
    Stored,

    /// <summary>It was there already; nothing was done.</summary>
    Duplicate,

    /// <summary>Another event was there under its source and id.</summary>
    Reused,
}

/// <summary>Keeps events and hands them to the outbox in one commit, each (source, id) once, however many requests bring it at once.</summary>
internal sealed class PlatformEventStore(NpgsqlDataSource database, WireNames names, OutboxSignal signal, TimeProvider clock)
{
    // A row another request is inserting makes this one wait for that commit; the order keeps two of them from waiting for each other.
    private const string Insert = """
        INSERT INTO platform_events (source, id, type, company_id, fingerprint, occurred_at, publisher, received_at)
        SELECT e.source, e.id, e.type, e.company, e.fingerprint, e.at, $7, $8
        FROM unnest($1, $2, $3, $4, $5, $6) AS e(source, id, type, company, fingerprint, at) ORDER BY e.source, e.id
        ON CONFLICT (source, id) DO NOTHING RETURNING source, id
        """;

    private const string Known = """
        SELECT p.source, p.id, p.fingerprint FROM platform_events p
        JOIN unnest($1, $2) AS e(source, id) ON p.source = e.source AND p.id = e.id
        """;

    /// <returns>One answer an event, in their order.</returns>
    public async Task<IReadOnlyList<Kept>> KeepAsync(IReadOnlyList<CloudEvent> events, string? publisher, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Within one batch the first of an id counts.
        var distinct = events.DistinctBy(Identity).ToArray();
        var stored = await InsertAsync(connection, distinct, publisher, cancellationToken);
        var outbox = new OutboxBatch(names, clock);
        foreach (var one in distinct.Where(one => stored.Contains(Identity(one)))) outbox.Add(one.Data, Activity.Current?.Id);
        if (outbox.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { outbox.ToCommand() } };
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        var known = await KnownAsync(connection, [.. distinct.Where(one => !stored.Contains(Identity(one)))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (outbox.Count > 0) signal.Set();

        foreach (var one in distinct) known.TryAdd(Identity(one), one.Fingerprint);
        return [.. events.Select(one =>
            stored.Remove(Identity(one)) ? Kept.Stored
            : known[Identity(one)].AsSpan().SequenceEqual(one.Fingerprint) ? Kept.Duplicate
            : Kept.Reused)];
    }

    private async Task<HashSet<(string, string)>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<CloudEvent> events, string? publisher, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.Add(new() { Value = events.Select(one => one.Source).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(one => one.Id).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(one => one.Type).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(one => one.CompanyId).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(one => one.Fingerprint).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = events.Select(one => one.OccurredAt).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)publisher ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        var stored = new HashSet<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) stored.Add((reader.GetString(0), reader.GetString(1)));
        return stored;
    }

    private static async Task<Dictionary<(string, string), byte[]>> KnownAsync(
        NpgsqlConnection connection, IReadOnlyList<CloudEvent> events, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(string, string), byte[]>();
        if (events.Count == 0) return known;
        await using var command = new NpgsqlCommand(Known, connection);
        command.Parameters.Add(new() { Value = events.Select(one => one.Source).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(one => one.Id).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) known[(reader.GetString(0), reader.GetString(1))] = reader.GetFieldValue<byte[]>(2);
        return known;
    }

    private static (string, string) Identity(CloudEvent one) => (one.Source, one.Id);
}
