using System.Globalization;
using Npgsql;
using Testing.Running;

namespace Browser.Tests.Scale;

/// <summary>
/// A company as it is after a year of much traffic: written straight into the databases of Messaging and Billing, since the
/// front door would take a day. 2,000 texts by default; TESTS_SCALE=1000000 for what docs/performance.md speaks of.
/// </summary>
public sealed class ManyTexts(BrowserFixture browser) : IAsyncLifetime
{
    // A statement's rows pass through a trigger that counts them.
    private const int AtOnce = 50_000;

    // Every part of these data is a function of the text's number, so that both services tell the same story.
    private const string Texts = """
        (SELECT i, at, inbound, bad, contact, '+1' || (201 + contact / 100) || '55501' || lpad((contact % 100)::text, 2, '0') AS phone,
          ('01980000-0000-7000-8000-' || lpad((100000 + contact)::text, 12, '0'))::uuid AS contact_id,
          (stamp || '7' || substr(md5('text' || i), 1, 3) || '8' || substr(md5('text' || i), 4, 15))::uuid AS id,
          (stamp || '7' || substr(md5('feed' || i), 1, 3) || '8' || substr(md5('feed' || i), 4, 15))::uuid AS feed_id,
          (ARRAY['We are back from our walk and ', 'The visit has started, ', 'All fed and happy: ', 'Thank you! How is ', 'Could you come an hour earlier for ', 'The key is in the lock box, '])[1 + i % 6]
            || (ARRAY['Rex', 'Luna', 'Milo', 'Bella', 'Max', 'Coco', 'Oscar'])[1 + i % 7]
            || (ARRAY[' is asleep on the sofa.', ' says hello.', ' had a great time.', ' today?', ' was very good.'])[1 + i % 5] || ' Number ' || i AS body
        FROM (SELECT i, at, lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS stamp, i % 5 < 2 AS inbound, i % 5 >= 2 AND i % 97 = 0 AS bad,
            CASE WHEN i % greatest(2, @all / 500) = 0 THEN 0 ELSE ((i::bigint * 7919) % @clients)::int END AS contact
          FROM (SELECT i, date_trunc('milliseconds', @end - (@all - i) * (interval '330 days' / @all)) AS at FROM generate_series(@first, @last) i) a) b) t
        """;

    private const string People = """
        INSERT INTO contacts (id, company_id, kind, first_name, last_name, name, email, phone_fields, active, typed_phone, texting_phone, phone_problem, texting_enabled, default_delivery, version)
        SELECT ('01980000-0000-7000-8000-' || lpad((100000 + i)::text, 12, '0'))::uuid, @company, 'Client', first, last, first || ' ' || last, 'client' || i || '@mail.example',
          jsonb_build_object('Mobile phone', phone), true, phone, phone, 'None', true, 'TextOnly', 1
        FROM (SELECT i, '+1' || (201 + i / 100) || '55501' || lpad((i % 100)::text, 2, '0') AS phone,
          (ARRAY['Ada', 'Bo', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gina', 'Hugo', 'Ines', 'Jon', 'Kim', 'Lea', 'Mats', 'Nina', 'Olaf', 'Pia', 'Quinn', 'Rosa', 'Sven', 'Tara'])[1 + i % 20] AS first,
          (ARRAY['Adams', 'Brown', 'Clark', 'Doyle', 'Evans', 'Fox', 'Green', 'Hall', 'Irwin', 'Jones', 'King'])[1 + i / 20 % 11] || ' ' || i AS last
          FROM generate_series(0, @clients - 1) i) p
        """;

    private const string Feeds = $"""
        INSERT INTO feed_messages (id, company_id, contact_id, kind, html, author_id, author_name, delivery, created_at)
        SELECT feed_id, @company, contact_id, CASE WHEN inbound THEN 'Inbound' ELSE 'Outbound' END, body,
          CASE WHEN inbound THEN NULL ELSE @owner END, CASE WHEN inbound THEN NULL ELSE 'Nora Tremblay' END, CASE WHEN inbound THEN NULL ELSE 'TextOnly' END, at
        FROM {Texts};
        INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, feed_message_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number,
          body, encoding, segments, segments_revision, media_urls, status, status_at, attempt, next_attempt_at, is_keyword, carrier_sid, accepted_at, error_code)
        SELECT id, at, @company, CASE WHEN inbound THEN 'Inbound' ELSE 'Outbound' END, contact_id, feed_id, i, 1, 1, 'Sms', 'FeedMessage', 'Normal', false, phone, @number,
          body, 'Gsm7', 1, 0, '{"{}"}', CASE WHEN bad THEN 160 ELSE 170 END, at + interval '1 second', 1, 'infinity', false, 'SM' || md5('text' || i), at, CASE WHEN bad THEN 30003 END
        FROM {Texts};
        INSERT INTO text_keys (kind, key, text_id, company_id, created_at) SELECT 'CarrierSid', 'SM' || md5('text' || i), id, @company, at FROM {Texts}
        """;

    private const string Heads = """
        INSERT INTO conversations (contact_id, company_id, last_position, preview, last_at, last_is_inbound, unread)
        SELECT DISTINCT ON (contact_id) contact_id, company_id, 1000000000, html, created_at, kind = 'Inbound', CASE WHEN kind = 'Inbound' THEN 1 ELSE 0 END
        FROM feed_messages WHERE company_id = @company ORDER BY contact_id, created_at DESC
        ON CONFLICT DO NOTHING;
        INSERT INTO opt_outs (company_id, phone, opted_out, changed_at)
        SELECT company_id, texting_phone, right(id::text, 2) = '77', @end FROM contacts WHERE company_id = @company AND texting_phone IS NOT NULL ON CONFLICT DO NOTHING
        """;

    private const string Strangers = """
        WITH texts AS (INSERT INTO text_messages (id, created_at, company_id, direction, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number,
          body, encoding, segments, segments_revision, media_urls, status, status_at, attempt, next_attempt_at, is_keyword)
          SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5('who' || i), 1, 3) || '8' || substr(md5('who' || i), 4, 15))::uuid,
            at, @company, 'Inbound', 0, 1, 1, 'Sms', 'FeedMessage', 'Normal', false, '+1917555' || lpad(i::text, 4, '0'), @number,
            'Hello, do you have time for a cat next week? ' || i, 'Gsm7', 1, 0, '{}', 170, at, 1, 'infinity', false
          FROM (SELECT i, date_trunc('milliseconds', @end - i * interval '1 hour') AS at FROM generate_series(1, 100) i) s RETURNING id, company_id, phone, created_at)
        INSERT INTO unassigned_texts (text_id, company_id, phone, reason, created_at, is_keyword, standing, remembered)
        SELECT id, company_id, phone, 'NobodyKnown', created_at, false, 'Open', false FROM texts
        """;

    private const string Ledger = $"""
        INSERT INTO usage_entries (text_message_id, kind, revision, company_id, segments, pictures, is_keyword, was_accepted, category, person_id, texts, at, recorded_at, month, day)
        SELECT id, CASE WHEN inbound THEN 'received' ELSE 'sent' END, 0, @company, 1, 0, false, false, CASE WHEN inbound THEN 'Received' ELSE 'FeedMessage' END, contact_id, 1, at, at,
          date_trunc('month', at AT TIME ZONE 'America/Toronto')::date, (at AT TIME ZONE 'America/Toronto')::date
        FROM {Texts}
        """;

    private const string Counters = """
        INSERT INTO usage_counters (company_id, month, day, category, texts)
        SELECT company_id, month, day, category, sum(texts) FROM usage_entries WHERE company_id = @company GROUP BY 1, 2, 3, 4
        ON CONFLICT (company_id, month, day, category) DO UPDATE SET texts = excluded.texts;
        INSERT INTO month_counters (company_id, month, sent, received)
        SELECT company_id, month, coalesce(sum(texts) FILTER (WHERE kind = 'sent'), 0), coalesce(sum(texts) FILTER (WHERE kind = 'received'), 0) FROM usage_entries
        WHERE company_id = @company GROUP BY 1, 2
        ON CONFLICT (company_id, month) DO UPDATE SET sent = excluded.sent, received = excluded.received;
        INSERT INTO person_counters (company_id, month, person_id, sent, received)
        SELECT company_id, month, person_id, count(*) FILTER (WHERE kind = 'sent'), count(*) FILTER (WHERE kind = 'received') FROM usage_entries
        WHERE company_id = @company AND person_id IS NOT NULL GROUP BY 1, 2, 3
        ON CONFLICT (company_id, month, person_id) DO UPDATE SET sent = excluded.sent, received = excluded.received
        """;

    /// <summary>Whether this is the long run, which measures more often.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("TESTS_SCALE") is { Length: > 0 };

    /// <summary>Texts in the company's feeds.</summary>
    public static int Count { get; } = IsLong ? int.Parse(Environment.GetEnvironmentVariable("TESTS_SCALE")!, CultureInfo.InvariantCulture) : 2000;

    /// <summary>Its clients.</summary>
    public static int Clients { get; } = Math.Clamp(Count / 100, 200, 10_000);

    /// <summary>The client with the longest feed.</summary>
    public static (Guid Id, string Phone) Talkative { get; } = (Demo.Person(100_000), "+12015550100");

    public async ValueTask InitializeAsync()
    {
        // The simulator answers for phones it has seen; our clock is the databases'.
        var end = TimeProvider.System.GetUtcNow().AddMinutes(-2);
        await using var messaging = await OpenAsync("messaging");
        foreach (var months in new[] { 8, 3, 0 }) await RunAsync(messaging, $"SELECT keep_text_partitions(now() - interval '{months} months')", end);
        await RunAsync(messaging, People, end);
        await InSlicesAsync(messaging, Feeds, end);
        await RunAsync(messaging, Heads, end);
        await RunAsync(messaging, Strangers, end);
        await using var billing = await OpenAsync("billing");
        await InSlicesAsync(billing, Ledger, end);
        await RunAsync(billing, Counters, end);
        // What autovacuum does within minutes on a system that runs.
        foreach (var database in new[] { messaging, billing }) await RunAsync(database, "VACUUM ANALYZE", end);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<NpgsqlDataSource> OpenAsync(string service) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await browser.System.DatabaseAsync(service)) { CommandTimeout = 1800 });

    private static async Task InSlicesAsync(NpgsqlDataSource database, string sql, DateTimeOffset end)
    {
        for (var first = 1; first <= Count; first += AtOnce) await RunAsync(database, sql, end, first, Math.Min(first + AtOnce - 1, Count));
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql, DateTimeOffset end, int first = 1, int last = 1)
    {
        foreach (var statement in sql.Split(";\n"))
        {
            await using var command = database.CreateCommand(statement);
            (string Name, object Value)[] values =
            [
                ("company", Demo.OtherCompany), ("owner", Demo.Nora), ("number", Demo.OtherNumber), ("all", Count), ("clients", Clients), ("end", end.UtcDateTime), ("first", first), ("last", last),
            ];
            foreach (var (name, value) in values)
                if (statement.Contains($"@{name}", StringComparison.Ordinal)) command.Parameters.AddWithValue(name, value);
            await command.ExecuteNonQueryAsync();
        }
    }
}
