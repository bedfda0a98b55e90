namespace Billing.Benchmarks;

/// <summary>
/// B7: one set-based statement that works out the same figures and writes them into one table: no lots, no movements, no
/// next period, no transactions, no facts. From the counters, which is the harder floor, and from the ledger itself.
/// </summary>
internal static class FloorSql
{
    internal const string FromCounters = Before + "SELECT company_id, sum(texts) FILTER (WHERE category <> 'Received') AS sent, sum(texts) FILTER (WHERE category = 'Received') AS received FROM usage_counters WHERE month = '2026-03-01' GROUP BY company_id" + After;

    internal const string FromLedger = Before + "SELECT company_id, sum(texts) FILTER (WHERE category <> 'Received') AS sent, sum(texts) FILTER (WHERE category = 'Received') AS received FROM usage_entries WHERE month = '2026-03-01' GROUP BY company_id" + After;

    internal const string Check = """
        SELECT count(*) FROM periods p JOIN floor f USING (company_id) WHERE p.closed_at IS NOT NULL
        AND (p.sent, p.received, p.staff, p.rollover_in, p.overage_texts, p.rollover_out, p.overage_amount) = (f.sent, f.received, f.staff, f.rollover_in, f.overage_texts, f.rollover_out, f.overage_amount)
        """;

    private const string Before = "DROP TABLE IF EXISTS floor;\nCREATE TABLE floor AS WITH used AS (";

    private const string After = """
        ), staff AS (
          SELECT p.company_id, count(DISTINCT s.staff_id) AS staff FROM periods p JOIN active_seats s ON s.company_id = p.company_id
            AND s.starts_at < p.ends_at AND (s.ends_at IS NULL OR s.ends_at > p.starts_at) WHERE p.month = '2026-03-01' GROUP BY p.company_id),
        rollover AS (SELECT company_id, sum(remaining) AS texts FROM lots WHERE remaining <> 0 AND month < '2026-03-01' GROUP BY company_id)
        SELECT p.company_id, u.sent, u.received, s.staff, r.texts AS rollover_in,
          GREATEST(0, u.sent + u.received - s.staff * 250 - r.texts) AS overage_texts,
          GREATEST(0, s.staff * 250 + r.texts - u.sent - u.received) AS rollover_out,
          round(GREATEST(0, u.sent + u.received - s.staff * 250 - r.texts) * 0.025, 2) AS overage_amount
        FROM periods p JOIN used u USING (company_id) JOIN staff s USING (company_id) JOIN rollover r USING (company_id) WHERE p.month = '2026-03-01'
        """;
}
