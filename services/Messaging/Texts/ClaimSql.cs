using Messaging.Contacts;
using Messaging.OptOuts;
using Npgsql;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>A text that looks as if it could leave.</summary>
internal readonly record struct Candidate(Guid Id, DateTimeOffset CreatedAt, Guid CompanyId, string Phone);

/// <summary>How a phone's opt-out stands under its lock.</summary>
/// <param name="IsNoted">Staff wrote the STOP down.</param>
internal readonly record struct Stop(bool OptedOut, DateTimeOffset Since, bool IsNoted);

/// <summary>The statements of a claim.</summary>
internal static class ClaimSql
{
    // Fair over companies: the next of each before the second of any, so that one company's thousand texts do not delay
    // another's single one, and an equal share of each is all that need be read. A company whose bucket is empty stands
    // aside. Only the first open text of a conversation may leave: nothing of it is in flight then, and parts and
    // messages keep their order. Urgent ones are a lane of their own, which only urgent ones can block. Answers to keywords have no
    // place in a conversation, and may go to nobody known: those to one phone leave in the order in which they were asked for.
    // Of a long queue only its beginning is read, by age: the first text of a conversation is always older than those that
    // wait behind it, so a conversation that stands still hides nobody's first text for longer than it is in flight.
    // It is read by age (OFFSET 0) and asked what stands in front of each no longer than until enough are found, so that of most
    // queues no more is read than leaves.
    // Not NOT EXISTS: PostgreSQL makes a join of it, and while its statistics still say that the queue is empty it reads the
    // whole queue again for every candidate, which a queue of 4,000 feels as seconds. A scalar subquery can only be looked up.
    internal const string FindSql = """
        WITH RECURSIVE jump AS (
          (SELECT company_id FROM text_messages WHERE status = 0 ORDER BY company_id LIMIT 1)
          UNION ALL
          SELECT (SELECT t.company_id FROM text_messages t WHERE t.status = 0 AND t.company_id > j.company_id ORDER BY t.company_id LIMIT 1)
          FROM jump j WHERE j.company_id IS NOT NULL),
        waiting AS MATERIALIZED (
          SELECT j.company_id FROM jump j
          LEFT JOIN senders s ON s.company_id = j.company_id
          LEFT JOIN sender_paces p ON p.company_id = j.company_id
          WHERE j.company_id IS NOT NULL AND j.company_id <> ALL($5) AND (s.account_sid IS NULL OR s.account_sid <> ALL($3)) AND (p.full_at IS NULL OR (p.full_at <= $4 AND p.rest_until <= $1)))
        SELECT t.id, t.created_at, t.company_id, t.phone
        FROM waiting w
        CROSS JOIN LATERAL (
          (SELECT d.id, d.created_at, d.company_id, d.phone, d.next_attempt_at, 1 AS lane FROM text_messages d
          WHERE d.company_id = w.company_id AND d.status = 0 AND d.urgency = 'Urgent' AND d.next_attempt_at <= $1
            AND (SELECT e.id FROM text_messages e
              WHERE e.contact_id = d.contact_id AND e.status < 30 AND e.urgency = 'Urgent' AND (e.position, e.part) < (d.position, d.part) LIMIT 1) IS NULL
          ORDER BY d.next_attempt_at, d.id LIMIT greatest(1, $2 / (SELECT count(*) FROM waiting)))
          UNION ALL
          (SELECT d.id, d.created_at, d.company_id, d.phone, d.next_attempt_at, 2 FROM (
            SELECT q.id, q.created_at, q.company_id, q.contact_id, q.phone, q.position, q.part, q.purpose, q.next_attempt_at FROM text_messages q
            WHERE q.company_id = w.company_id AND q.status = 0 AND q.urgency <> 'Urgent' AND q.next_attempt_at <= $1
            ORDER BY q.id LIMIT greatest(100, 20 * $2 / (SELECT count(*) FROM waiting)) OFFSET 0) d
          WHERE (SELECT e.id FROM text_messages e
              WHERE e.contact_id = d.contact_id AND e.status < 30 AND (e.position, e.part) < (d.position, d.part) LIMIT 1) IS NULL
            AND (d.purpose <> 'KeywordReply' OR (SELECT e.id FROM text_messages e
              WHERE e.company_id = d.company_id AND e.phone = d.phone AND e.purpose = 'KeywordReply' AND e.status < 30 AND e.id < d.id LIMIT 1) IS NULL)
          LIMIT greatest(1, $2 / (SELECT count(*) FROM waiting)))) t
        ORDER BY row_number() OVER (PARTITION BY t.company_id ORDER BY t.lane, t.next_attempt_at, t.id), t.lane, t.next_attempt_at
        LIMIT $2
        """;

    // Planned once for all claims: that takes as long as the search itself, and statistics of a queue are old when they are
    // written. Whatever they say, the indexes that are in order are read in order, from their beginning.
    internal static readonly string[] FindPlan = ["SET LOCAL plan_cache_mode = force_generic_plan", "SET LOCAL enable_sort = off", "SET LOCAL enable_seqscan = off"];

    // For the search only: the rest of the transaction finds its months by its values, and is slow when it may not sort.
    private static readonly string[] UsualPlan = ["SET LOCAL plan_cache_mode = auto", "SET LOCAL enable_sort = on", "SET LOCAL enable_seqscan = on"];

    // When the first of the companies that stand aside has room again: a text must not wait for the next poll as well.
    private const string RoomSql = """
        WITH RECURSIVE jump AS (
          (SELECT company_id FROM text_messages WHERE status = 0 ORDER BY company_id LIMIT 1)
          UNION ALL
          SELECT (SELECT t.company_id FROM text_messages t WHERE t.status = 0 AND t.company_id > j.company_id ORDER BY t.company_id LIMIT 1)
          FROM jump j WHERE j.company_id IS NOT NULL)
        SELECT min(greatest(p.full_at - $2, p.rest_until)) FROM jump j JOIN sender_paces p ON p.company_id = j.company_id
        WHERE p.full_at - $2 > $1 OR p.rest_until > $1
        """;

    // Rows that do not exist cannot be locked.
    private const string EnsureSql = """
        INSERT INTO opt_outs (company_id, phone, opted_out, changed_at)
        SELECT DISTINCT c.company_id, c.phone, false, $3 FROM unnest($1, $2) AS c(company_id, phone) ON CONFLICT DO NOTHING
        """;

    private const string EnsurePacesSql = """
        INSERT INTO sender_paces (company_id, full_at) SELECT DISTINCT c, '-infinity'::timestamptz FROM unnest($1) AS c ON CONFLICT DO NOTHING
        """;

    // Whoever is at work on a row right now, a STOP or another replica, keeps it; the text waits for the next pass.
    private const string PacesSql = "SELECT company_id, full_at, minute_full_at, day, day_segments, rest_until FROM sender_paces WHERE company_id = ANY($1) ORDER BY company_id FOR UPDATE SKIP LOCKED";

    private const string OptOutsSql = """
        SELECT o.company_id, o.phone, o.opted_out, o.changed_at, o.stopped_by FROM opt_outs o JOIN unnest($1, $2) AS c(company_id, phone)
          ON o.company_id = c.company_id AND o.phone = c.phone
        ORDER BY o.company_id, o.phone FOR SHARE OF o SKIP LOCKED
        """;

    // By the key alone: while statistics say that nothing waits, the index of what waits looks shorter, and a long queue would be
    // read whole for a few texts. What few texts need is asked apart, because it is planned over all months each time.
    private const string TextsSql = $"""
        SELECT {TextRows.Columns}, t.body, t.media_urls, t.chosen_by_staff,
          c.kind, c.texting_enabled, c.default_delivery, c.active, s.number, s.account_sid, s.messaging_service_sid, s.standing, coalesce(b.cap_reached, false), t.told_by_author IS NOT NULL AND t.part = 1
        FROM text_messages t
        LEFT JOIN contacts c ON c.id = t.contact_id AND c.company_id = t.company_id
        LEFT JOIN senders s ON s.company_id = t.company_id
        LEFT JOIN spending_states b ON b.company_id = t.company_id
        WHERE t.id = ANY($1) AND t.created_at = ANY($2) AND (t.status | 0) = 0
        FOR UPDATE OF t SKIP LOCKED
        """;

    private const string OvertakenSql = $"SELECT t.id FROM text_messages t WHERE t.id = ANY($1) AND t.created_at = ANY($2) AND {OvertakenNotice.Sql}";

    private const string KeepPaceSql = """
        UPDATE sender_paces p SET full_at = n.full_at, minute_full_at = n.minute_full_at, day = n.day, day_segments = n.day_segments, rest_until = n.rest_until
        FROM unnest($1, $2, $3, $4, $5, $6) AS n(company_id, full_at, minute_full_at, day, day_segments, rest_until) WHERE p.company_id = n.company_id
        """;

    /// <param name="fullBy">A bucket that is full by then has room for a text now.</param>
    internal static async Task<List<Candidate>> FindAsync(
        NpgsqlConnection connection, int atMost, IReadOnlyCollection<string> restingAccounts, IReadOnlyCollection<Guid> aside,
        DateTimeOffset now, DateTimeOffset fullBy, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlBatch(connection);
        foreach (var setting in FindPlan) find.BatchCommands.Add(Command(setting));
        find.BatchCommands.Add(Command(FindSql, Value(now), Value(atMost), Strings(restingAccounts), Value(fullBy), Value(aside.ToArray())));
        foreach (var setting in UsualPlan) find.BatchCommands.Add(Command(setting));
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        var found = new List<Candidate>(atMost);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2), reader.GetString(3)));
        return found;
    }

    /// <summary>When a company that has something to send, and no room now, has room; null when there is none.</summary>
    internal static async Task<DateTimeOffset?> RoomAsync(NpgsqlConnection connection, DateTimeOffset now, TimeSpan slack, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(RoomSql, connection) { Parameters = { Value(now), Value(slack) } };
        return await ask.ExecuteScalarAsync(cancellationToken) is DateTime room ? new DateTimeOffset(room) : null;
    }

    /// <summary>Each statement sees what was committed before it began, so the facts are younger than the locks on opt-outs.</summary>
    internal static async Task<LockedTexts> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<Candidate> candidates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var companies = candidates.Select(candidate => candidate.CompanyId).ToArray();
        var phones = candidates.Select(candidate => candidate.Phone).ToArray();
        var months = candidates.Select(candidate => candidate.CreatedAt).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(EnsurePacesSql, Value(companies)),
                Command(EnsureSql, Value(companies), Value(phones), Value(now)),
                Command(PacesSql, Value(companies)),
                Command(OptOutsSql, Value(companies), Value(phones)),
                Command(TextsSql, Value(candidates.Select(candidate => candidate.Id).ToArray()), Value(months)),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var uses = new Dictionary<Guid, SenderUse>();
        while (await reader.ReadAsync(cancellationToken)) uses.Add(reader.GetGuid(0), UseOf(reader));

        await reader.NextResultAsync(cancellationToken);
        var stops = new Dictionary<(Guid, string), Stop>();
        while (await reader.ReadAsync(cancellationToken)) stops[(reader.GetGuid(0), reader.GetString(1))] = StopOf(reader);

        await reader.NextResultAsync(cancellationToken);
        var (texts, naming) = (new Dictionary<Guid, LockedText>(), new List<Guid>());
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = TextRows.Read(reader);
            if (!stops.TryGetValue((row.CompanyId, row.Phone), out var stop)) continue;
            texts.Add(row.Id, Read(reader, row, stop));
            if (reader.GetBoolean(TextRows.ColumnCount + 12)) naming.Add(row.Id);
        }

        await reader.DisposeAsync();
        foreach (var id in await OvertakenAsync(connection, naming, months, cancellationToken)) texts[id] = texts[id] with { ToldMeanwhile = true };
        return new([.. candidates.Select(candidate => texts.GetValueOrDefault(candidate.Id)).OfType<LockedText>()], uses);
    }

    private static async Task<List<Guid>> OvertakenAsync(NpgsqlConnection connection, List<Guid> naming, DateTimeOffset[] months, CancellationToken cancellationToken)
    {
        var overtaken = new List<Guid>();
        if (naming.Count == 0) return overtaken;
        await using var ask = new NpgsqlCommand(OvertakenSql, connection) { Parameters = { Value(naming.ToArray()), Value(months) } };
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) overtaken.Add(reader.GetGuid(0));
        return overtaken;
    }

    internal static NpgsqlBatchCommand KeepPace(Dictionary<Guid, SenderUse> uses) => Command(KeepPaceSql,
        Value(uses.Keys.ToArray()), Value(uses.Values.Select(use => use.FullAt).ToArray()), Value(uses.Values.Select(use => use.MinuteFullAt).ToArray()),
        Value(uses.Values.Select(use => use.Day).ToArray()), Value(uses.Values.Select(use => use.DaySegments).ToArray()),
        Value(uses.Values.Select(use => use.RestUntil).ToArray()));

    private static SenderUse UseOf(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateOnly>(3), reader.GetInt32(4),
        reader.GetFieldValue<DateTimeOffset>(5));

    private static LockedText Read(NpgsqlDataReader reader, TextRow row, Stop stop)
    {
        const int First = TextRows.ColumnCount;
        return new(
            row,
            reader.GetString(First),
            reader.GetFieldValue<string[]>(First + 1),
            reader.GetBoolean(First + 2),
            stop.OptedOut,
            StoppedSince: stop.OptedOut && stop.Since > row.CreatedAt,
            stop.IsNoted,
            ContactOf(reader, First + 3),
            reader.IsDBNull(First + 7) ? null : new ClaimSender(
                reader.GetString(First + 7), reader.GetString(First + 8), reader.GetString(First + 9), Enum.Parse<SenderStanding>(reader.GetString(First + 10))),
            reader.GetBoolean(First + 11),
            ToldMeanwhile: false);
    }

    private static Stop StopOf(NpgsqlDataReader reader) =>
        new(reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3), !reader.IsDBNull(4) && reader.GetString(4) == nameof(ConsentSource.Staff));

    // The phone was valid when the text was composed; whose it is now is not asked here. Nobody known: nothing speaks against it but a STOP.
    private static ContactFacts ContactOf(NpgsqlDataReader reader, int first) => reader.IsDBNull(first)
        ? new(ContactKind.Client, PhoneProblem.None, TextingEnabled: true, DeliveryMode.TextAndEmail, Active: true)
        : new(Enum.Parse<ContactKind>(reader.GetString(first)), PhoneProblem.None, reader.GetBoolean(first + 1), Enum.Parse<DeliveryMode>(reader.GetString(first + 2)), reader.GetBoolean(first + 3));
}
