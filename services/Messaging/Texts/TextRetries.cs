using Npgsql;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>Writes the second tries that steps ask for, and takes them back when the first one arrived after all.</summary>
internal static class TextRetries
{
    // Behind everything in its conversation: for half an hour it must not hold back what people write meanwhile.
    private const string AddSql = """
        WITH again AS (
          INSERT INTO text_messages (id, created_at, company_id, direction, contact_id, feed_message_id, position, part, parts, kind, purpose, urgency,
            chosen_by_staff, phone, body, encoding, segments, segments_revision, media_urls, not_after, trace_parent, status, status_at, attempt, next_attempt_at, retry_of, order_key,
            told_by_author, told_by_since)
          SELECT n.id, $4, t.company_id, t.direction, t.contact_id, t.feed_message_id, 9223372036854775807, t.part, t.parts, t.kind, t.purpose, t.urgency,
            t.chosen_by_staff, t.phone, t.body, t.encoding, t.segments, 0, t.media_urls, coalesce(t.not_after, n.due + $5), t.trace_parent, 0, $4, 0, n.due, t.id, t.order_key, t.told_by_author, t.told_by_since
          FROM unnest($1, $2, $3, $6) AS n(id, of_id, of_created_at, due)
          JOIN text_messages t ON t.id = n.of_id AND t.created_at = n.of_created_at AND t.created_at = ANY($3)
          RETURNING id, company_id, retry_of)
        INSERT INTO text_events (text_id, company_id, at, what, detail)
        SELECT id, company_id, $4, 'composed', 'again' FROM again
        """;

    private const string TakeBackSql = """
        WITH needless AS (
          UPDATE text_messages SET status = 40, status_at = $2, refusal = 'ArrivedAfterAll' WHERE retry_of = ANY($1) AND status = 0
          RETURNING id, company_id)
        INSERT INTO text_events (text_id, company_id, at, what, detail)
        SELECT id, company_id, $2, 'refused', 'arrived-after-all' FROM needless
        """;

    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<TextStep> steps, TimeSpan giveUpAfter, DateTimeOffset now)
    {
        var again = steps.Where(step => step.RetryAt is not null).ToList();
        if (again.Count > 0)
        {
            var at = TextId.Instant(now);
            batch.BatchCommands.Add(Command(AddSql,
                Value(again.Select(_ => TextId.New(at)).ToArray()), Value(again.Select(step => step.After.Id).ToArray()),
                Value(again.Select(step => step.After.CreatedAt).ToArray()), Value(at), Value(giveUpAfter), Value(again.Select(step => step.RetryAt!.Value).ToArray())));
        }

        var arrived = steps.Where(step => step.ArrivedAfterAll).Select(step => step.After.Id).ToArray();
        if (arrived.Length > 0) batch.BatchCommands.Add(Command(TakeBackSql, Value(arrived), Value(now)));
    }
}
