namespace Billing.Periods;

/// <summary>The statements that write a close: each once for all companies of a chunk.</summary>
internal static class CloseSql
{
    internal const string Periods = """
        UPDATE periods p SET closed_at = $1, staff = c.staff, allotment = c.allotment, rollover_in = c.rollover_in, sent = c.sent, received = c.received,
          expired = c.expired, rollover_out = c.rollover_out, overage_texts = c.overage_texts, overage_amount = c.overage_amount
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          AS c(id, staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
        WHERE p.id = c.id AND p.closed_at IS NULL
        """;

    internal const string Lots = """
        INSERT INTO lots (company_id, month, granted, remaining) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (company_id, month) DO UPDATE SET remaining = excluded.remaining
        """;

    internal const string Movements =
        "INSERT INTO lot_movements (company_id, lot_month, month, kind, texts) SELECT * FROM unnest($1, $2, $3, $4, $5)";

    // One that exists was opened by a text of an earlier month that came before anything was closed.
    internal const string NextPeriods = """
        INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at,
          staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
        SELECT n.id, n.company_id, n.month, n.starts_at, n.ends_at, n.time_zone, $1, 0, 0, 0, 0, 0, 0, 0, 0, 0
        FROM unnest($2, $3, $4, $5, $6, $7) AS n(id, company_id, month, starts_at, ends_at, time_zone)
        ON CONFLICT (company_id, month) DO NOTHING
        """;

    // The month was the oldest open one, so only later ones can be.
    internal const string Accounts = """
        UPDATE accounts a SET closed_through = c.month,
          first_open = (SELECT min(p.month) FROM periods p WHERE p.company_id = a.company_id AND p.month > c.month AND p.closed_at IS NULL)
        FROM unnest($1, $2) AS c(company_id, month) WHERE a.company_id = c.company_id
        """;

    internal const string NextIds = """
        SELECT p.company_id, p.id FROM unnest($1, $2) AS n(company_id, month) JOIN periods p ON p.company_id = n.company_id AND p.month = n.month
        """;

    internal const string Transactions = """
        INSERT INTO transactions (id, company_id, period_id, kind, month, cause, texts, amount, at)
        SELECT t.id, t.company_id, t.period_id, t.kind, t.month, t.cause, t.texts, t.amount, $1
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9) AS t(id, company_id, period_id, kind, month, cause, texts, amount)
        ON CONFLICT (company_id, cause) DO NOTHING RETURNING id
        """;
}
