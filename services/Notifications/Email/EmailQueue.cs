using Npgsql;

namespace Notifications.Email;

/// <summary>An email one worker holds.</summary>
internal sealed record ClaimedEmail(
    Guid Id, int Attempt, string To, string Domain, string Subject, string Html, string? Text, string? ReplyTo, string? FromName, string? Unsubscribe,
    string Purpose, int Refusals, DateTimeOffset CreatedAt, DateTimeOffset LeaseUntil, string? TraceParent, Guid? FeedOf = null);

/// <summary>The table as a queue: claim, report, and what silence means. Sees all companies, as only workers may.</summary>
internal sealed class EmailQueue(NpgsqlDataSource database)
{
    // Which domains have mail waiting, by jumping through the index instead of reading it. One claim at a time over all
    // replicas (the advisory lock), or the pace of a domain would be as many times too fast as there are replicas. So no row
    // needs a lock of its own, and looking at a domain that has to rest writes nothing.
    private const string Claim = """
        WITH RECURSIVE gate AS (SELECT pg_try_advisory_xact_lock(hashtext('emails')) AS open),
        domains AS (
          (SELECT domain FROM emails WHERE state = 'Waiting' ORDER BY domain LIMIT 1)
          UNION ALL
          SELECT (SELECT e.domain FROM emails e WHERE e.state = 'Waiting' AND e.domain > d.domain ORDER BY e.domain LIMIT 1)
          FROM domains d WHERE d.domain IS NOT NULL),
        picked AS (
          SELECT due.id, d.domain, due.company_id FROM gate, domains d
          LEFT JOIN email_domains pace ON pace.domain = d.domain
          CROSS JOIN LATERAL (
            SELECT e.id, e.due_at, e.company_id FROM emails e WHERE e.state = 'Waiting' AND e.domain = d.domain AND e.due_at <= $1
            ORDER BY e.due_at LIMIT $3) due
          WHERE gate.open AND (pace.next_at IS NULL OR pace.next_at <= $1)
          ORDER BY due.due_at LIMIT $4),
        paced AS (
          INSERT INTO email_domains (domain, next_at) SELECT domain, $1 + count(*) * $5::interval FROM picked GROUP BY domain
          ON CONFLICT (domain) DO UPDATE SET next_at = excluded.next_at)
        UPDATE emails SET state = 'Sending', attempt = attempt + 1, lease_until = $2
        FROM picked LEFT JOIN companies ON companies.company_id = picked.company_id WHERE emails.id = picked.id AND emails.state = 'Waiting'
        RETURNING emails.id, attempt, "to", emails.domain, subject, html, text,
          coalesce(reply_to, CASE WHEN from_name IS NULL THEN companies.owner_email END), coalesce(from_name, companies.name), unsubscribe, purpose, refusals, created_at, trace_parent, feed_of
        """;

    /// <summary>Takes due emails, of each domain no more than its pace allows; committed before anything is sent.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="apart">Time between two emails to one domain.</param>
    public async Task<IReadOnlyList<ClaimedEmail>> TakeAsync(int most, TimeSpan apart, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var perDomain = Math.Max(1, (int)Math.Min(most, TimeSpan.FromSeconds(1) / apart));
        await using var command = database.CreateCommand(Claim);
        foreach (object value in new object[] { now, leaseUntil, perDomain, most, apart }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedEmail>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), Text(reader, 6),
                Text(reader, 7), Text(reader, 8), Text(reader, 9), reader.GetString(10), reader.GetInt32(11), reader.GetFieldValue<DateTimeOffset>(12), leaseUntil,
                Text(reader, 13), reader.IsDBNull(14) ? null : reader.GetGuid(14)));
        }

        return claimed;
    }

    /// <summary>Writes what became of an attempt. A late answer still counts if nobody tried again meanwhile: it is better than doubt.</summary>
    public async Task ReportAsync(ClaimedEmail email, EmailStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE emails SET state = $3, reason = $4, refusals = $5, due_at = $6, lease_until = NULL, sent_at = CASE WHEN $3 = 'Sent' THEN $7 END
            WHERE id = $1 AND attempt = $2 AND state IN ('Sending', 'InDoubt')
            """);
        foreach (object? value in new object?[] { email.Id, email.Attempt, step.State.ToString(), step.Reason, step.Refusals, now + step.Wait, now })
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lets a domain rest that said it had enough.</summary>
    public async Task RestAsync(string domain, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO email_domains (domain, next_at) VALUES ($1, $2) ON CONFLICT (domain) DO UPDATE SET next_at = greatest(email_domains.next_at, excluded.next_at)");
        command.Parameters.Add(new() { Value = domain });
        command.Parameters.Add(new() { Value = until });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whose worker fell silent may have been sent.</summary>
    /// <returns>How many are in doubt now.</returns>
    public async Task<int> DoubtSilentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE emails SET state = 'InDoubt', lease_until = NULL, reason = 'Stopped in the middle of sending; it may have been sent.'
            WHERE state = 'Sending' AND lease_until < $1
            """);
        command.Parameters.Add(new() { Value = now });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
