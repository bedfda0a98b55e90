using Npgsql;
using Texting.Contracts.Messaging;

namespace Benchmarks;

/// <summary>A text of the hand-written limit.</summary>
internal sealed record LimitText(Guid Id, Guid Company, string Phone, string Body);

/// <summary>The tables of the hand-written limit: one statement per table and batch, one commit per batch.</summary>
internal sealed class LimitStore(NpgsqlDataSource database)
{
    private const string Tables = """
        CREATE TABLE texts (id uuid PRIMARY KEY, company_id uuid, contact_id uuid, phone text, body text, status int NOT NULL, sid text, at timestamptz NOT NULL) WITH (fillfactor = 70);
        CREATE TABLE keys (key text PRIMARY KEY, text_id uuid NOT NULL);
        CREATE TABLE events (text_id uuid NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, what text NOT NULL, detail text, at timestamptz NOT NULL, PRIMARY KEY (text_id, id));
        CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, body text NOT NULL);
        """;

    private const string AddSql = """
        WITH new AS (
          INSERT INTO keys (key, text_id) SELECT n.key, n.id FROM unnest($1, $2) AS n(key, id) ON CONFLICT DO NOTHING RETURNING text_id),
        added AS (
          INSERT INTO texts (id, company_id, contact_id, phone, body, status, at)
          SELECT n.id, n.company_id, n.contact_id, n.phone, n.body, 0, now()
          FROM unnest($2, $3, $4, $5, $6) AS n(id, company_id, contact_id, phone, body) JOIN new ON new.text_id = n.id RETURNING id)
        INSERT INTO events (text_id, what, at) SELECT id, 'composed', now() FROM added RETURNING text_id
        """;

    private const string ClaimSql = """
        WITH claimed AS (UPDATE texts SET status = 10 WHERE id = ANY($1) RETURNING id)
        INSERT INTO events (text_id, what, detail, at) SELECT id, 'claimed', '1', now() FROM claimed
        """;

    private const string ResultsSql = """
        WITH r AS (SELECT * FROM unnest($1, $2, $3) AS r(id, sid, fact)),
        u AS (UPDATE texts t SET status = greatest(t.status, 100), sid = r.sid FROM r WHERE t.id = r.id),
        k AS (INSERT INTO keys (key, text_id) SELECT sid, id FROM r),
        o AS (INSERT INTO outbox (name, body) SELECT 'sent', fact FROM r)
        INSERT INTO events (text_id, what, detail, at) SELECT id, 'accepted', sid, now() FROM r
        """;

    private const string CallbacksSql = """
        WITH c AS (SELECT * FROM unnest($1, $2, $3, $4) AS c(id, rank, word, fact)),
        m AS (SELECT id, max(rank) AS rank FROM c GROUP BY id),
        u AS (UPDATE texts t SET status = greatest(t.status, m.rank) FROM m WHERE t.id = m.id),
        o AS (INSERT INTO outbox (name, body) SELECT 'delivered', fact FROM c WHERE rank = 170)
        INSERT INTO events (text_id, what, detail, at) SELECT id, 'carrier-status', word, now() FROM c
        """;

    public Task CreateAsync() => RunAsync(Tables);

    public async Task<IReadOnlyList<LimitText>> AddAsync(IReadOnlyList<SendMessage> commands)
    {
        var texts = commands.Select(command => new LimitText(
            Guid.CreateVersion7(), command.CompanyId, "+14155550" + command.ContactId.ToString()[^3..], command.Body)).ToArray();
        await using var command = Command(AddSql,
            commands.Select(c => $"{c.CompanyId:N}:{c.Key}").ToArray(), texts.Select(t => t.Id).ToArray(), texts.Select(t => t.Company).ToArray(),
            commands.Select(c => c.ContactId).ToArray(), texts.Select(t => t.Phone).ToArray(), texts.Select(t => t.Body).ToArray());
        var added = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) added.Add(reader.GetGuid(0));
        return [.. texts.Where(text => added.Contains(text.Id))];
    }

    public Task ClaimAsync(IReadOnlyList<LimitText> texts) => RunAsync(ClaimSql, texts.Select(text => text.Id).ToArray());

    public Task WriteResultsAsync(IReadOnlyList<(LimitText Text, string Sid)> results) => RunAsync(ResultsSql,
        results.Select(r => r.Text.Id).ToArray(), results.Select(r => r.Sid).ToArray(), results.Select(r => Fact(r.Text.Id)).ToArray());

    public Task WriteCallbacksAsync(IReadOnlyList<(Guid Text, string Sid, string Status)> callbacks) => RunAsync(CallbacksSql,
        callbacks.Select(c => c.Text).ToArray(), callbacks.Select(c => Rank(c.Status)).ToArray(), callbacks.Select(c => c.Status).ToArray(),
        callbacks.Select(c => Fact(c.Text)).ToArray());

    private static int Rank(string status) => status switch { "queued" => 110, "sent" => 130, _ => 170 };

    private static string Fact(Guid text) => $$"""{"textMessageId":"{{text}}","companyId":"{{text}}","at":"2026-11-27T12:00:00.000+00:00","segments":1,"mediaCount":0,"purpose":"Notice"}""";

    // Results and callbacks may take rows of the same texts in different orders; whoever loses does it again.
    private async Task RunAsync(string sql, params object[] values)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = Command(sql, values);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DeadlockDetected && attempt < 10)
            {
            }
        }
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return command;
    }
}
