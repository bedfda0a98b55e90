using Billing.Lots;
using Npgsql;

namespace Billing.Periods;

/// <summary>A period whose time has come, and everything it is closed from.</summary>
internal sealed class DuePeriod
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    public required DateOnly Month { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The company's zone now, for the end of the next period.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public int Sent { get; set; }

    public int Received { get; set; }

    public int Staff { get; set; }

    public List<LotBalance> Rollover { get; } = [];

    public List<HeldNumber> Numbers { get; } = [];

    /// <summary>Something is billed in a later month already.</summary>
    public bool GoesOn { get; set; }

    public PeriodInput Input => new(Month, Staff, Sent, Received, Rollover);
}

/// <summary>A number of the company, held now or before.</summary>
internal sealed record HeldNumber(Guid Id, DateTimeOffset ReservedAt, DateTimeOffset? ReleasedAt);

/// <summary>Claims due periods and reads what they are closed from: a few statements for all of them.</summary>
internal static class DuePeriods
{
    // The account's row decides who closes: after a wait for it PostgreSQL looks again whether its oldest open month is
    // still this one, so two closers cannot both have it. The period's row needs no lock of its own: only who has the account writes it.
    private const string ClaimSql = """
        SELECT p.id, p.company_id, p.month, p.starts_at, p.ends_at, a.time_zone
        FROM periods p JOIN accounts a ON a.company_id = p.company_id
        WHERE p.closed_at IS NULL AND p.ends_at <= $1 AND a.first_open = p.month
        ORDER BY p.ends_at, p.company_id LIMIT $2 FOR UPDATE OF a SKIP LOCKED
        """;

    private const string UsageSql = """
        SELECT c.company_id, c.sent, c.received FROM unnest($1, $2) d(company_id, month) JOIN month_counters c ON c.company_id = d.company_id AND c.month = d.month
        """;

    private const string StaffSql = """
        SELECT d.company_id, a.staff FROM unnest($1, $2, $3) d(company_id, starts_at, ends_at) CROSS JOIN LATERAL (
          SELECT count(DISTINCT s.staff_id)::int AS staff FROM active_seats s WHERE s.company_id = d.company_id
          AND s.starts_at < d.ends_at AND (s.ends_at IS NULL OR s.ends_at > d.starts_at AND s.ends_at > s.starts_at)) a
        """;

    private const string LotsSql = "SELECT company_id, month, remaining FROM lots WHERE company_id = ANY($1) AND remaining <> 0 ORDER BY month";

    private const string NumbersSql =
        "SELECT company_id, number_id, reserved_at, released_at FROM subscriptions WHERE company_id = ANY($1) AND reserved_at IS NOT NULL";

    private const string LaterSql = """
        SELECT d.company_id FROM unnest($1, $2) d(company_id, month)
        WHERE EXISTS (SELECT 1 FROM month_counters c WHERE c.company_id = d.company_id AND c.month > d.month)
          OR EXISTS (SELECT 1 FROM periods p WHERE p.company_id = d.company_id AND p.month > d.month)
        """;

    internal static async Task<IReadOnlyList<DuePeriod>> ClaimAsync(
        NpgsqlConnection connection, DateTimeOffset endedBy, int atMost, CancellationToken cancellationToken)
    {
        var due = new List<DuePeriod>();
        await using (var claim = new NpgsqlCommand(ClaimSql, connection) { Parameters = { new() { Value = endedBy }, new() { Value = atMost } } })
        await using (var reader = await claim.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                due.Add(new DuePeriod
                {
                    Id = reader.GetGuid(0),
                    CompanyId = reader.GetGuid(1),
                    Month = reader.GetFieldValue<DateOnly>(2),
                    StartsAt = reader.GetFieldValue<DateTimeOffset>(3),
                    EndsAt = reader.GetFieldValue<DateTimeOffset>(4),
                    Zone = PeriodCalendar.Zone(reader.GetString(5)),
                });
            }
        }

        if (due.Count > 0) await ReadAsync(connection, due, cancellationToken);
        return due;
    }

    private static async Task ReadAsync(NpgsqlConnection connection, List<DuePeriod> due, CancellationToken cancellationToken)
    {
        // One period of a company at a time: the others wait until it is closed.
        var byCompany = due.ToDictionary(period => period.CompanyId);
        var companies = new NpgsqlParameter<Guid[]> { TypedValue = [.. due.Select(period => period.CompanyId)] };
        var months = new NpgsqlParameter<DateOnly[]> { TypedValue = [.. due.Select(period => period.Month)] };
        var starts = new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. due.Select(period => period.StartsAt)] };
        var ends = new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. due.Select(period => period.EndsAt)] };
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(UsageSql, companies, months), Command(StaffSql, companies, starts, ends),
                Command(LotsSql, companies), Command(NumbersSql, companies), Command(LaterSql, companies, months),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await EachAsync((period, row) => (period.Sent, period.Received) = (row.GetInt32(1), row.GetInt32(2)));
        await EachAsync((period, row) => period.Staff = row.GetInt32(1));
        await EachAsync((period, row) => period.Rollover.Add(new(row.GetFieldValue<DateOnly>(1), row.GetInt32(2))));
        await EachAsync((period, row) => period.Numbers.Add(new(
            row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3))));
        await EachAsync((period, _) => period.GoesOn = true);

        async Task EachAsync(Action<DuePeriod, NpgsqlDataReader> take)
        {
            while (await reader.ReadAsync(cancellationToken)) take(byCompany[reader.GetGuid(0)], reader);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        // A parameter belongs to one command.
        foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }
}
