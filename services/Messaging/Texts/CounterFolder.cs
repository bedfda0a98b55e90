using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>
/// Adds the changes up into text_counters, in one statement: whoever reads sees a change in one of the two tables and never
/// in both. One replica at a time, because two would wait for each other's counters.
/// </summary>
public sealed class CounterFolder(NpgsqlDataSource database, TimeProvider clock, ILogger<CounterFolder> log) : ClaimLoop(clock, log)
{
    private const int AtOnce = 5000;

    private const string FoldSql = """
        WITH mine AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('fold_text_counters', 0)) AS first),
        gone AS (
          DELETE FROM text_counter_changes WHERE id IN (SELECT c.id FROM text_counter_changes c, mine WHERE mine.first ORDER BY c.id LIMIT $1)
          RETURNING company_id, day, direction, status, texts, segments, used),
        folded AS (
          INSERT INTO text_counters AS c (company_id, day, direction, status, texts, segments, used)
          SELECT company_id, day, direction, status, sum(texts), sum(segments), sum(used) FROM gone
          GROUP BY company_id, day, direction, status HAVING sum(texts) <> 0 OR sum(segments) <> 0 OR sum(used) <> 0
          ON CONFLICT (company_id, day, direction, status) DO UPDATE SET
            texts = c.texts + excluded.texts, segments = c.segments + excluded.segments, used = c.used + excluded.used
          RETURNING 1)
        SELECT (SELECT count(*) FROM gone)::int
        """;

    // The totals do not wait for it, so it need not hurry: many changes of one counter become one update.
    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(2);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var fold = database.Query(FoldSql, Sql.Value(AtOnce));
        var folded = (int)(await fold.ExecuteScalarAsync(cancellationToken))!;
        // Fewer than a whole batch: let some gather.
        return folded == AtOnce ? folded : 0;
    }
}
