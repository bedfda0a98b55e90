using System.Globalization;
using Messaging.Live;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Bus;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>
/// Writes steps: rows, history, keys, opt-outs, later parts held back, what open pages must read again, and the facts
/// for the bus. The caller's transaction makes them one; after its commit they are announced.
/// </summary>
internal sealed class TextSteps(
    WireNames names, OutboxSignal outbox, FeedSignal feed, TextTelemetry telemetry, IOptions<TextOptions> options, TimeProvider clock)
{
    // A callback that comes twice leaves one line: the line itself is the key.
    private const string LinesSql = """
        INSERT INTO text_events (text_id, company_id, at, what, detail)
        SELECT l.text_id, l.company_id, $6, l.what, l.detail
        FROM unnest($1, $2, $3, $4, $5) AS l(text_id, company_id, what, detail, position) ORDER BY l.position
        ON CONFLICT (text_id, detail) WHERE what = 'carrier-status' DO NOTHING
        """;

    private const string KeysSql = """
        INSERT INTO text_keys (kind, key, text_id, company_id, created_at)
        SELECT k.kind, k.key, k.text_id, k.company_id, $5 FROM unnest($1, $2, $3, $4) AS k(kind, key, text_id, company_id)
        """;

    private const string HoldBackSql = """
        WITH held AS (
          UPDATE text_messages t SET status = 40, status_at = $3, refusal = 'EarlierPartNotSent'
          FROM unnest($1, $2) AS f(feed_message_id, part)
          WHERE t.feed_message_id = f.feed_message_id AND t.part > f.part AND t.status = 0
          RETURNING t.id, t.company_id)
        INSERT INTO text_events (text_id, company_id, at, what, detail)
        SELECT id, company_id, $3, 'refused', 'earlier-part-not-sent' FROM held
        """;

    private const string StopSql = """
        WITH stopped AS (
          INSERT INTO opt_outs AS o (company_id, phone, opted_out, changed_at, stopped_by)
          SELECT DISTINCT s.company_id, s.phone, true, $3, 'Carrier' FROM unnest($1, $2) AS s(company_id, phone)
          ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = true, changed_at = $3, stopped_by = 'Carrier' WHERE NOT o.opted_out
          RETURNING o.company_id, o.phone),
        news AS (
          INSERT INTO texting_news AS n (contact_id, company_id, version, told)
          SELECT c.id, c.company_id, 1, 0 FROM contacts c JOIN stopped s ON s.company_id = c.company_id AND s.phone = c.texting_phone
          WHERE c.kind = 'Client' ORDER BY c.id
          ON CONFLICT (contact_id) DO UPDATE SET version = n.version + 1)
        INSERT INTO consent_events (company_id, phone, change, source, detail, at)
        SELECT company_id, phone, 'OptedOut', 'Carrier', $4, $3 FROM stopped
        """;

    private const string ChangesSql = """
        INSERT INTO feed_changes (company_id, what, entity_id, at)
        SELECT DISTINCT f.company_id, 'Entry', f.entity_id, $3 FROM unnest($1, $2) AS f(company_id, entity_id)
        """;

    private static readonly string StopCode = CarrierErrors.OptedOut.ToString(CultureInfo.InvariantCulture);

    /// <summary>Puts the statements into the batch of a transaction.</summary>
    public void AddTo(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        if (steps.Count == 0) return;
        AddRows(batch, steps);
        AddLines(batch, steps, now);
        AddKeys(batch, steps, now);
        AddHeldBack(batch, steps, now);
        AddStops(batch, steps, now);
        AddChanges(batch, steps, now);
        TextRetries.AddTo(batch, steps, options.Value.GiveUpAfter, now);
        AddFacts(batch, steps);
    }

    /// <summary>Counts what was committed, and wakes those who read it.</summary>
    public void Announce(IReadOnlyList<TextStep> steps)
    {
        telemetry.Count(steps);
        if (steps.Any(step => step.Facts.Count > 0)) outbox.Set();
        if (steps.Any(step => step.Changes)) feed.Set();
    }

    // Several steps of one text: the last one has the row as it has to be.
    private static void AddRows(NpgsqlBatch batch, IReadOnlyList<TextStep> steps)
    {
        var rows = steps.GroupBy(step => step.Before.Id)
            .Where(text => text.Any(step => step.Before != step.After))
            .Select(text => text.Last().After)
            .ToList();
        if (rows.Count > 0) batch.BatchCommands.Add(TextRows.Update(rows));
    }

    private static void AddLines(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        var lines = steps.SelectMany(step => step.Lines.Select(line => (Text: step.After, Line: line))).ToList();
        if (lines.Count == 0) return;
        batch.BatchCommands.Add(Command(LinesSql,
            Value(lines.Select(l => l.Text.Id).ToArray()), Value(lines.Select(l => l.Text.CompanyId).ToArray()), Strings(lines.Select(l => l.Line.What)),
            Strings(lines.Select(l => l.Line.Detail)), Value(Enumerable.Range(0, lines.Count).ToArray()), Value(now)));
    }

    private static void AddKeys(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        var keys = steps.Where(step => step.Sid is not null).Select(step => (Kind: TextKeyKind.CarrierSid, Key: step.Sid!, Text: step.After))
            .Concat(steps.Where(step => step.After.Attempt > step.Before.Attempt)
                .Select(step => (Kind: TextKeyKind.Attempt, Key: TextKey.Attempt(step.After.Id, step.After.Attempt), Text: step.After)))
            .DistinctBy(key => (key.Kind, key.Key))
            .ToList();
        if (keys.Count == 0) return;
        batch.BatchCommands.Add(Command(KeysSql,
            Strings(keys.Select(k => k.Kind.ToString())), Strings(keys.Select(k => k.Key)),
            Value(keys.Select(k => k.Text.Id).ToArray()), Value(keys.Select(k => k.Text.CompanyId).ToArray()), Value(now)));
    }

    private static void AddHeldBack(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        var ended = steps.Where(step => step is { HoldsBackTheRest: true, After.FeedMessageId: not null }).Select(step => step.After).ToList();
        if (ended.Count == 0) return;
        batch.BatchCommands.Add(Command(HoldBackSql,
            Value(ended.Select(text => text.FeedMessageId!.Value).ToArray()), Value(ended.Select(text => text.Part).ToArray()), Value(now)));
    }

    private static void AddStops(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        var stopped = steps.Where(step => step.StoppedAtCarrier).Select(step => step.After).ToList();
        if (stopped.Count == 0) return;
        batch.BatchCommands.Add(Command(StopSql,
            Value(stopped.Select(text => text.CompanyId).ToArray()), Strings(stopped.Select(text => text.Phone)), Value(now), Value(StopCode)));
    }

    private static void AddChanges(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, DateTimeOffset now)
    {
        var changed = steps.Where(step => step is { Changes: true, After.FeedMessageId: not null }).Select(step => step.After).ToList();
        if (changed.Count == 0) return;
        batch.BatchCommands.Add(Command(ChangesSql,
            Value(changed.Select(text => text.CompanyId).ToArray()), Value(changed.Select(text => text.FeedMessageId!.Value).ToArray()), Value(now)));
    }

    private void AddFacts(NpgsqlBatch batch, IReadOnlyList<TextStep> steps)
    {
        var facts = new OutboxBatch(names, clock);
        foreach (var step in steps)
        {
            foreach (var fact in step.Facts) facts.Add(fact, step.TraceParent);
        }

        if (facts.Count > 0) batch.BatchCommands.Add(facts.ToCommand());
    }
}
