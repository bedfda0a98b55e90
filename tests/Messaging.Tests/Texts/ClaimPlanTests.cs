using Messaging.Data;
using Messaging.Texts;
using Npgsql;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>What it costs to find the texts that leave next, right after a queue has filled up.</summary>
[Trait("Needs", "Servers")]
public sealed class ClaimPlanTests
{
    private const int Companies = 20;
    private const int Read = 100;

    // 25 people of each company, 400 texts: 16 each, the oldest first.
    private const string TextsSql = """
        INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number,
          body, encoding, segments, segments_revision, media_urls, status, status_at, attempt, next_attempt_at, is_keyword)
        SELECT lpad(to_hex($1 * 100000 + i), 32, '0')::uuid, $2, md5('company' || i % 20)::uuid, 'Outbound', md5('person' || i % 500)::uuid,
          i, 1, 1, 'Sms', 'FeedMessage', 'Normal', false, '+14155550100', '+14155550199', 'A walk', 'Gsm7', 1, 0, '{}', $1, $2, 0, '-infinity', false
        FROM generate_series(1, 8000) i
        """;

    [Fact]
    public async Task A_queue_that_filled_up_since_the_last_statistics_is_not_read_again_for_each_of_its_texts()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var database = NpgsqlDataSource.Create(await (await Servers.PostgresAsync()).FreshDatabaseAsync<MessagingDb>());
        await RunAsync(database, TextsSql, 170, now);
        await RunAsync(database, "VACUUM ANALYZE text_messages");
        await RunAsync(database, TextsSql, 0, now);

        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var settings = new NpgsqlCommand(string.Join(';', ClaimSql.FindPlan), connection)) await settings.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {ClaimSql.FindSql}", connection);
        explain.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = now }, new() { Value = Companies }, new() { Value = Array.Empty<string>() }, new() { Value = now }, new() { Value = Array.Empty<Guid>() },
        });
        var plan = LogPlan.Read((string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);

        Assert.Equal(Companies, plan.Rows);
        // The beginning of each company's queue, and what stands before its first: not the queue for each text, 200 times as much.
        Assert.InRange(plan.Buffers, 1, 10 * Companies * Read);
        Assert.Empty(plan.SequentialScans);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync();
    }
}
