using System.Diagnostics.Metrics;
using Npgsql;
using ServiceDefaults.Data.Work;

namespace Billing.Reconciliation;

/// <summary>
/// Compares each finished day of a company with the carrier's own list, as soon as all pages of it are there; a day with
/// differences is looked at again for a week, because facts may be late.
/// </summary>
public sealed class Reconciler : ClaimLoop
{
    /// <summary>The most differences of a day that are kept by name.</summary>
    internal const int MostDifferences = 1000;

    private const string ClaimSql = """
        SELECT company_id, day FROM carrier_days
        WHERE cardinality(pages_received) >= pages AND (changes_compared < changes
          OR explained < texts AND checked_at < $1 AND day > $2)
        ORDER BY day LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    private const string ListedSql = "SELECT carrier_sid, text_message_id, is_inbound, segments FROM carrier_texts WHERE company_id = $1 AND day = $2";

    // Clocks differ by minutes: a text at the edge of the day may be in the list of its neighbour, and waits for that list.
    private const string CountedSql = """
        WITH listed AS (SELECT DISTINCT text_message_id AS id FROM carrier_texts WHERE company_id = $1 AND day = $2 AND text_message_id IS NOT NULL),
        unlisted AS (
          SELECT e.text_message_id AS id FROM usage_entries e
          WHERE e.company_id = $1 AND e.at >= $3 AND e.at < $4 AND e.kind IN ('sent', 'received')
            AND NOT EXISTS (SELECT 1 FROM carrier_texts t WHERE t.text_message_id = e.text_message_id AND t.company_id = $1)
            AND NOT EXISTS (SELECT 1 FROM usage_entries f WHERE f.text_message_id = e.text_message_id AND f.kind = 'failed' AND NOT f.was_accepted)
            AND (e.at >= $3 + $5 OR EXISTS (SELECT 1 FROM carrier_days d WHERE d.company_id = $1 AND d.day = $2 - 1 AND cardinality(d.pages_received) >= d.pages))
            AND (e.at < $4 - $5 OR EXISTS (SELECT 1 FROM carrier_days d WHERE d.company_id = $1 AND d.day = $2 + 1 AND cardinality(d.pages_received) >= d.pages)))
        SELECT b.text_message_id, b.kind = 'received',
          COALESCE((SELECT c.segments FROM usage_entries c WHERE c.text_message_id = b.text_message_id AND c.kind = 'corrected' ORDER BY c.revision DESC LIMIT 1), b.segments),
          b.pictures > 0
        FROM (SELECT id FROM listed UNION SELECT id FROM unlisted) t
        JOIN usage_entries b ON b.text_message_id = t.id AND b.company_id = $1 AND b.kind IN ('sent', 'received')
        """;

    private const string WriteSql = """
        INSERT INTO differences (company_id, day, position, name, text_message_id, carrier_sid, ours, carriers)
        SELECT $1, $2, d.position, d.name, NULLIF(d.text, '00000000-0000-0000-0000-000000000000'), NULLIF(d.sid, ''), NULLIF(d.ours, -1), NULLIF(d.carriers, -1)
        FROM unnest($3, $4, $5, $6, $7) WITH ORDINALITY AS d(name, text, sid, ours, carriers, position)
        """;

    private const string ShareSql =
        "SELECT COALESCE(sum(explained)::float8 / NULLIF(sum(texts), 0), 1) FROM carrier_days WHERE checked_at IS NOT NULL AND day > $1";

    private static readonly Meter Meter = new("Texting.Billing");
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromHours(6);
    private static readonly TimeSpan Edge = TimeSpan.FromMinutes(10);
    private const int DaysToLookAgain = 7;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<Reconciler> _log;
    private double _share = 1;

    public Reconciler(NpgsqlDataSource database, TimeProvider clock, ILogger<Reconciler> log) : base(clock, log)
    {
        (_database, _clock, _log) = (database, clock, log);
        Meter.CreateObservableGauge("texting.billing.explained_share", () => Volatile.Read(ref _share), null,
            "Texts of the last seven listed days that ledger and carrier count alike, of all in either.");
    }

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(5);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysToLookAgain);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ClaimAsync(connection, now - LookAgainAfter, oldest, cancellationToken) is not var (company, day)) return 0;
        var listed = await ReadAsync(connection, ListedSql, row => new ListedText(row.GetString(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.GetBoolean(2), row.GetInt32(3)),
            cancellationToken, company, day);
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var counted = await ReadAsync(connection, CountedSql, row => new CountedText(row.GetGuid(0), row.GetBoolean(1), row.GetInt32(2), row.GetBoolean(3)),
            cancellationToken, company, day, start, start.AddDays(1), Edge);

        var comparison = Comparison.Of(listed, counted);
        await WriteAsync(connection, company, day, comparison, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (comparison.Differences.Count > 0)
            _log.LogWarning("{Day} of company {CompanyId}: {Differences} of {Texts} texts are not explained", day, company, comparison.Differences.Count, comparison.Texts);
        await using var share = _database.CreateCommand(ShareSql);
        share.Parameters.Add(new() { Value = oldest });
        Volatile.Write(ref _share, (double)(await share.ExecuteScalarAsync(cancellationToken))!);
        return 1;
    }

    private static async Task<(Guid Company, DateOnly Day)?> ClaimAsync(NpgsqlConnection connection, DateTimeOffset before, DateOnly oldest, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, ClaimSql, row => ((Guid, DateOnly)?)(row.GetGuid(0), row.GetFieldValue<DateOnly>(1)), cancellationToken, before, oldest)).SingleOrDefault();

    private static async Task WriteAsync(
        NpgsqlConnection connection, Guid company, DateOnly day, Comparison comparison, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = comparison.Differences.Take(MostDifferences).ToList();
        await ReadAsync(connection, "DELETE FROM differences WHERE company_id = $1 AND day = $2", _ => 0, cancellationToken, company, day);
        await ReadAsync(connection, WriteSql, _ => 0, cancellationToken, company, day,
            kept.Select(difference => difference.Name).ToArray(), kept.Select(difference => difference.TextMessageId ?? Guid.Empty).ToArray(),
            kept.Select(difference => difference.CarrierSid ?? "").ToArray(), kept.Select(difference => difference.Ours ?? -1).ToArray(),
            kept.Select(difference => difference.Carriers ?? -1).ToArray());
        await ReadAsync(connection, "UPDATE carrier_days SET checked_at = $3, texts = $4, explained = $5, changes_compared = changes WHERE company_id = $1 AND day = $2", _ => 0, cancellationToken,
            company, day, now, comparison.Texts, comparison.Explained);
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(row(reader));
        return rows;
    }
}
