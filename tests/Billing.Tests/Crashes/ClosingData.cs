using Billing.Lots;
using Billing.Periods;
using Npgsql;

namespace Billing.Tests.Crashes;

/// <summary>Companies whose month is over, written straight into the tables, with what each has to be closed with.</summary>
internal static class ClosingData
{
    private const string Sql = """
        INSERT INTO accounts (company_id, name, plan, time_zone, active, version, first_open)
          SELECT id, 'Company', 'Team', 'Etc/UTC', true, 1, $2 FROM unnest($1) id;
        INSERT INTO periods (id, company_id, month, starts_at, ends_at, time_zone, opened_at, staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, overage_amount)
          SELECT gen_random_uuid(), id, $2, $3, $4, 'Etc/UTC', $3, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM unnest($1) id;
        INSERT INTO seats (company_id, staff_id, active_from, version)
          SELECT id, gen_random_uuid(), $3 - interval '1 year', 1 FROM unnest($1, $5) c(id, staff), generate_series(1, c.staff);
        INSERT INTO usage_counters (company_id, month, day, category, texts)
          SELECT id, $2, $2, 'FeedMessage', sent FROM unnest($1, $6) c(id, sent)
          UNION ALL SELECT id, $2, $2 + 1, 'Received', received FROM unnest($1, $7) c(id, received);
        INSERT INTO month_counters (company_id, month, sent, received) SELECT id, $2, sent, received FROM unnest($1, $6, $7) c(id, sent, received);
        INSERT INTO lots (company_id, month, granted, remaining)
          SELECT id, ($2 - interval '1 month')::date, rollover, rollover FROM unnest($1, $8) c(id, rollover) WHERE rollover > 0;
        INSERT INTO subscriptions (number_id, company_id, reserved_at, is_waiting) SELECT gen_random_uuid(), id, $3 - interval '1 day', false FROM unnest($1) id
        """;

    internal static async Task<IReadOnlyDictionary<Guid, PeriodInput>> WriteAsync(NpgsqlDataSource database, Random random, int companies, DateOnly month)
    {
        var inputs = Enumerable.Range(0, companies).ToDictionary(_ => Guid.CreateVersion7(), _ => new PeriodInput(
            month, random.Next(0, 4), random.Next(0, 900), random.Next(0, 300), random.Next(2) == 0 ? [] : [new LotBalance(month.AddMonths(-1), random.Next(1, 500))]));
        var start = PeriodCalendar.StartOf(month, TimeZoneInfo.Utc);
        object[] parameters =
        [
            inputs.Keys.ToArray(), month, start, PeriodCalendar.StartOf(month.AddMonths(1), TimeZoneInfo.Utc), Column(input => input.Staff), Column(input => input.Sent),
            Column(input => input.Received), Column(input => input.Rollover.Sum(lot => lot.Left)),
        ];
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var sql in Sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return inputs;

        int[] Column(Func<PeriodInput, int> of) => [.. inputs.Values.Select(of)];
    }
}
