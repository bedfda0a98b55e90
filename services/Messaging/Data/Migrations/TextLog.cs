using Microsoft.EntityFrameworkCore.Migrations;

namespace Messaging.Data.Migrations;

/// <summary>What EF cannot say of the Messages log: the state people see as a column, the indexes of its filters, its counters' trigger.</summary>
internal static class TextLog
{
    // The numbers of TextState; a test compares them. A column, because one state is several statuses, which no index could read in the order of time.
    private const string State = """
        ALTER TABLE text_messages ADD COLUMN state smallint NOT NULL GENERATED ALWAYS AS (CASE
          WHEN direction = 'Inbound' THEN 10
          WHEN status = 0 THEN 0 WHEN status = 10 THEN 1 WHEN status = 20 THEN 2 WHEN status = 30 THEN 9 WHEN status = 40 THEN 8 WHEN status = 50 THEN 7
          WHEN status < 130 THEN 3 WHEN status = 130 THEN 4 WHEN status = 170 THEN 5 ELSE 6 END) STORED;
        """;

    // btree_gin is a trusted extension of PostgreSQL's own: the owner of the database may create it.
    private const string Indexes = """
        CREATE EXTENSION IF NOT EXISTS btree_gin;
        CREATE INDEX ix_text_messages_log_state ON text_messages (company_id, state, created_at DESC, id DESC);
        CREATE INDEX ix_text_messages_log_person ON text_messages (company_id, contact_id, created_at DESC, id DESC);
        CREATE INDEX ix_text_messages_log_person_state ON text_messages (company_id, contact_id, state, created_at DESC, id DESC);
        CREATE INDEX ix_text_messages_log_words ON text_messages USING gin (company_id, to_tsvector('simple', body));
        CREATE INDEX ix_contacts_last_seven ON contacts (company_id, right(texting_phone, 7));
        """;

    private const string Counters = """
        CREATE FUNCTION text_used(direction text, status int, segments int, media_urls text[], is_keyword boolean) RETURNS int LANGUAGE sql IMMUTABLE AS $$
          SELECT CASE WHEN (direction = 'Outbound' AND status < 100) OR is_keyword THEN 0 WHEN cardinality(media_urls) > 0 THEN 1 ELSE segments END $$;

        CREATE FUNCTION count_texts() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN
            INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used)
            SELECT company_id, (created_at AT TIME ZONE 'UTC')::date, direction, status, count(*), sum(segments), sum(text_used(direction, status, segments, media_urls, is_keyword))
            FROM after GROUP BY 1, 2, 3, 4;
          ELSIF TG_OP = 'DELETE' THEN
            INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used)
            SELECT company_id, (created_at AT TIME ZONE 'UTC')::date, direction, status, -count(*), -sum(segments), -sum(text_used(direction, status, segments, media_urls, is_keyword))
            FROM before GROUP BY 1, 2, 3, 4;
          ELSE
            INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used)
            SELECT company_id, day, direction, status, sum(n), sum(n * segments), sum(n * used) FROM (
              SELECT company_id, (created_at AT TIME ZONE 'UTC')::date AS day, direction, status, segments, text_used(direction, status, segments, media_urls, is_keyword) AS used, 1 AS n FROM after
              UNION ALL
              SELECT company_id, (created_at AT TIME ZONE 'UTC')::date, direction, status, segments, text_used(direction, status, segments, media_urls, is_keyword), -1 FROM before) t
            GROUP BY company_id, day, direction, status HAVING sum(n) <> 0 OR sum(n * segments) <> 0 OR sum(n * used) <> 0;
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER count_inserted_texts AFTER INSERT ON text_messages REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_texts();
        CREATE TRIGGER count_updated_texts AFTER UPDATE ON text_messages REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_texts();
        CREATE TRIGGER count_deleted_texts AFTER DELETE ON text_messages REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_texts();

        CREATE FUNCTION recounted_texts() RETURNS TABLE (company_id uuid, day date, direction text, status int, texts numeric, segments numeric, used numeric) LANGUAGE sql AS $$
          SELECT t.company_id, (t.created_at AT TIME ZONE 'UTC')::date, t.direction, t.status, count(*)::numeric, sum(t.segments)::numeric,
            sum(text_used(t.direction, t.status, t.segments, t.media_urls, t.is_keyword))::numeric
          FROM text_messages t GROUP BY 1, 2, 3, 4 $$;

        CREATE FUNCTION counted_texts() RETURNS TABLE (company_id uuid, day date, direction text, status int, texts numeric, segments numeric, used numeric) LANGUAGE sql AS $$
          SELECT c.company_id, c.day, c.direction, c.status, sum(c.texts)::numeric, sum(c.segments)::numeric, sum(c.used)::numeric
          FROM (SELECT n.company_id, n.day, n.direction, n.status, n.texts, n.segments, n.used FROM text_counters n UNION ALL
            SELECT n.company_id, n.day, n.direction, n.status, n.texts, n.segments, n.used FROM text_counter_changes n) c
          GROUP BY 1, 2, 3, 4 HAVING sum(c.texts) <> 0 OR sum(c.segments) <> 0 OR sum(c.used) <> 0 $$;

        INSERT INTO text_counters SELECT * FROM recounted_texts();
        """;

    // What was texted before there was a list of what nobody could place.
    private const string Unassigned = """
        INSERT INTO unassigned_texts (text_id, company_id, phone, reason, created_at, is_keyword, standing, remembered)
        SELECT t.id, t.company_id, t.phone, CASE WHEN EXISTS (SELECT 1 FROM contacts c WHERE c.company_id = t.company_id AND c.texting_phone = t.phone AND c.active) THEN 'SeveralPeople' ELSE 'NobodyKnown' END,
          t.created_at, false, 'Open', false
        FROM text_messages t WHERE t.direction = 'Inbound' AND t.contact_id IS NULL;

        CREATE FUNCTION keep_old_phone() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO contact_phones (company_id, phone, contact_id, remembered) VALUES (OLD.company_id, OLD.texting_phone, OLD.id, false) ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
        CREATE TRIGGER keep_old_phone AFTER UPDATE OF texting_phone ON contacts FOR EACH ROW
          WHEN (OLD.texting_phone IS NOT NULL AND OLD.texting_phone IS DISTINCT FROM NEW.texting_phone) EXECUTE FUNCTION keep_old_phone();
        """;

    internal static void Up(MigrationBuilder migration)
    {
        migration.Sql(State);
        migration.Sql(Indexes);
        migration.Sql(Counters);
        migration.Sql(Unassigned);
    }

    internal static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER keep_old_phone ON contacts;
        DROP FUNCTION keep_old_phone();
        DROP TRIGGER count_inserted_texts ON text_messages;
        DROP TRIGGER count_updated_texts ON text_messages;
        DROP TRIGGER count_deleted_texts ON text_messages;
        DROP FUNCTION count_texts();
        DROP FUNCTION counted_texts();
        DROP FUNCTION recounted_texts();
        DROP FUNCTION text_used(text, int, int, text[], boolean);
        DROP INDEX ix_contacts_last_seven;
        DROP INDEX ix_text_messages_log_words;
        ALTER TABLE text_messages DROP COLUMN state;
        """);
}
