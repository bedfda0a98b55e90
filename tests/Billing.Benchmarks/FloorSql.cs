namespace Billing.Benchmarks;

/// <summary>
/// B7: the close as one set-based statement, written for these data alone (one rollover lot, one number, one time zone), and
/// the bare figures without writing what follows from them, as a check and as a second measure.
/// </summary>
internal static class FloorSql
{
    /// <summary>Figures, lots, movements, the next periods, transactions and facts: what the close writes, in one statement.</summary>
    internal const string Close = "WITH " + FromMonths + Figures + Writes;

    /// <summary>The same from the counters of days, for comparison with measurements before there were counters of months.</summary>
    internal const string CloseFromDays = "WITH " + FromDays + Figures + Writes;

    /// <summary>The figures alone, from the counters of days: they say the same as those of months.</summary>
    internal const string FiguresOnly = "DROP TABLE IF EXISTS floor;\nCREATE TABLE floor AS WITH " + FromDays + Figures + " SELECT * FROM worked_out";

    private const string Writes = """
        , figures AS MATERIALIZED (SELECT f.*, f.staff * 250 AS allotment, LEAST(f.rollover_in, f.sent + f.received) AS from_rollover FROM worked_out f),
        closed AS (UPDATE periods p SET closed_at = '2026-04-02', staff = f.staff, allotment = f.allotment, rollover_in = f.rollover_in, sent = f.sent, received = f.received,
            rollover_out = f.rollover_out, overage_texts = f.overage_texts, overage_amount = f.overage_amount FROM figures f WHERE p.id = f.period_id RETURNING 1),
        rolled AS (UPDATE lots l SET remaining = l.remaining - f.from_rollover FROM figures f WHERE l.company_id = f.company_id AND l.month = '2026-02-01' RETURNING 1),
        granted AS (INSERT INTO lots (company_id, month, granted, remaining)
            SELECT company_id, '2026-03-01', allotment, allotment - LEAST(allotment, sent + received - from_rollover) FROM figures RETURNING 1),
        moved AS (INSERT INTO lot_movements (company_id, lot_month, month, kind, texts)
            SELECT company_id, '2026-02-01'::date, '2026-03-01'::date, 'used', from_rollover FROM figures
            UNION ALL SELECT company_id, '2026-03-01', '2026-03-01', 'used', LEAST(allotment, sent + received - from_rollover) FROM figures RETURNING 1),
        opened AS (INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at, staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
            SELECT gen_random_uuid(), company_id, '2026-04-01', '2026-04-01 04:00+00', '2026-05-01 04:00+00', 'America/New_York', '2026-04-02', 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM figures RETURNING id, company_id),
        accounted AS (UPDATE accounts a SET closed_through = '2026-03-01', first_open = '2026-04-01' FROM figures f WHERE a.company_id = f.company_id RETURNING 1),
        posted AS (INSERT INTO transactions (id, company_id, period_id, kind, month, cause, texts, amount, at)
            SELECT gen_random_uuid(), company_id, period_id, 'Overage', '2026-03-01'::date, 'overage:' || period_id, overage_texts, overage_amount, '2026-04-02'::timestamptz FROM figures WHERE overage_texts > 0
            UNION ALL SELECT gen_random_uuid(), o.company_id, o.id, 'NumberFee', '2026-04-01', 'number-fee:' || s.number_id || ':2026-04', NULL, 10, '2026-04-02' FROM opened o JOIN subscriptions s USING (company_id)
            ON CONFLICT (company_id, cause) DO NOTHING RETURNING id, company_id, cause, amount)
        INSERT INTO outbox (message_id, wire_name, body, created_at, not_before, attempts)
          SELECT gen_random_uuid(), 'billing.period-closed', jsonb_build_object('periodId', period_id, 'companyId', company_id, 'from', '2026-03-01T05:00:00Z', 'to', '2026-04-01T04:00:00Z',
            'allotment', allotment, 'rolloverIn', rollover_in, 'used', sent + received, 'rolloverOut', rollover_out, 'overageTexts', overage_texts, 'amountDue', overage_amount)::text, '2026-04-02'::timestamptz, '2026-04-02'::timestamptz, 0 FROM figures
          UNION ALL SELECT gen_random_uuid(), 'billing.transaction-posted', jsonb_build_object('transactionId', id, 'companyId', company_id, 'cause', cause, 'amount', amount, 'at', '2026-04-02T00:00:00Z')::text, '2026-04-02', '2026-04-02', 0 FROM posted
        """;

    /// <summary>How many companies the close closed with the same figures.</summary>
    internal const string Check = """
        SELECT count(*) FROM periods p JOIN floor f USING (company_id) WHERE p.closed_at IS NOT NULL
        AND (p.sent, p.received, p.staff, p.rollover_in, p.overage_texts, p.rollover_out, p.overage_amount) = (f.sent, f.received, f.staff, f.rollover_in, f.overage_texts, f.rollover_out, f.overage_amount)
        """;

    private const string FromMonths = "used AS (SELECT company_id, sent, received FROM month_counters WHERE month = '2026-03-01'), ";

    private const string FromDays = """
        used AS (
          SELECT company_id, sum(texts) FILTER (WHERE category <> 'Received')::int AS sent, sum(texts) FILTER (WHERE category = 'Received')::int AS received
          FROM usage_counters WHERE month = '2026-03-01' GROUP BY company_id),
        """;

    private const string Figures = """
        staff AS (
          SELECT p.company_id, count(DISTINCT s.staff_id)::int AS staff FROM periods p JOIN active_seats s ON s.company_id = p.company_id
            AND s.starts_at < p.ends_at AND (s.ends_at IS NULL OR s.ends_at > p.starts_at) WHERE p.month = '2026-03-01' GROUP BY p.company_id),
        rollover AS (SELECT company_id, sum(remaining)::int AS texts FROM lots WHERE remaining <> 0 AND month < '2026-03-01' GROUP BY company_id),
        worked_out AS (
          SELECT p.company_id, p.id AS period_id, u.sent, u.received, s.staff, r.texts AS rollover_in,
            GREATEST(0, u.sent + u.received - s.staff * 250 - r.texts) AS overage_texts,
            GREATEST(0, s.staff * 250 + r.texts - u.sent - u.received) AS rollover_out,
            round(GREATEST(0, u.sent + u.received - s.staff * 250 - r.texts) * 0.025, 2) AS overage_amount
          FROM periods p JOIN used u USING (company_id) JOIN staff s USING (company_id) JOIN rollover r USING (company_id) WHERE p.month = '2026-03-01' AND p.closed_at IS NULL)
        """;
}
