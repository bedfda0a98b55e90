using Npgsql;

namespace DemoPlatform.History;

/// <summary>
/// Tells Billing of the past as it takes in what happened before it knew a company: facts without a month and a fee that
/// waits, in one commit. Its own worker then opens the months, counts, posts the fees and closes what is over; told by one
/// event after another, the old month could be closed in the middle.
/// </summary>
internal static class BillingTables
{
    // What the ledger makes of MessageSent, MessageReceived and MessageFailed. A failure after the carrier took a text changes no count.
    private const string Facts = """
        SELECT id, 'sent', accepted_at, segments, cardinality(media_urls), false, false, purpose, contact_id,
          CASE WHEN cardinality(media_urls) > 0 THEN 1 ELSE segments END
        FROM text_messages WHERE company_id = $1 AND direction = 'Outbound' AND accepted_at < $2
        UNION ALL
        SELECT id, 'received', created_at, segments, cardinality(media_urls), is_keyword, false, 'Received', contact_id,
          CASE WHEN is_keyword THEN 0 WHEN cardinality(media_urls) > 0 THEN 1 ELSE segments END
        FROM text_messages WHERE company_id = $1 AND direction = 'Inbound' AND created_at < $2
        UNION ALL
        SELECT id, 'failed', status_at, 0, 0, false, true, purpose, contact_id, 0
        FROM text_messages WHERE company_id = $1 AND direction = 'Outbound' AND accepted_at < $2 AND status = 160
        """;

    /// <summary>When the company got its number; null while Billing has not heard of it.</summary>
    public static async Task<DateTimeOffset?> ReservedAtAsync(NpgsqlConnection billing, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("SELECT min(reserved_at) FROM subscriptions WHERE company_id = $1", billing) { Parameters = { Company() } };
        return await ask.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at) : null;
    }

    /// <summary>Reads what Messaging has from before the number, and hands it over with the day the number is said to have come.</summary>
    public static async Task<int> HandOverAsync(
        NpgsqlConnection messaging, NpgsqlConnection billing, DateTimeOffset reservedAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = new List<object?[]>();
        DateTimeOffset? first = null;
        await using (var ask = new NpgsqlCommand(Facts, messaging) { Parameters = { Company(), new() { Value = reservedAt } } })
        await using (var reader = await ask.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var at = reader.GetFieldValue<DateTimeOffset>(2);
                if (!(first < at)) first = at;
                facts.Add(
                [
                    reader.GetGuid(0), reader.GetString(1), 0, DemoData.HappyPaws, reader.GetInt32(3), reader.GetInt32(4), reader.GetBoolean(5), reader.GetBoolean(6),
                    reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetGuid(8), reader.GetInt32(9), at, now,
                ]);
            }
        }

        if (first is null) return 0;
        await using var transaction = await billing.BeginTransactionAsync(cancellationToken);
        await billing.CopyAsync(
            "usage_entries (text_message_id, kind, revision, company_id, segments, pictures, is_keyword, was_accepted, category, person_id, texts, at, recorded_at)", facts, cancellationToken);
        await using var begin = new NpgsqlCommand("UPDATE subscriptions SET reserved_at = $2, is_waiting = true WHERE company_id = $1", billing)
        {
            Parameters = { Company(), new() { Value = first.Value.AddHours(-1) } },
        };
        await begin.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return facts.Count;
    }

    private static NpgsqlParameter Company() => new() { Value = DemoData.HappyPaws };
}
