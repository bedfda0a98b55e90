using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <summary>
    /// Words of the log together with time, state and person in one index. A text's words are hashed with its company once, when
    /// it is written; its marks say in which pieces of time it lies, see LogBlocks. Hashes may collide, so a search compares the
    /// body as well. The short pending list keeps what is not sorted into the index yet cheap to look through.
    /// </summary>
    public partial class LogWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX ix_text_messages_log_words;

            CREATE FUNCTION log_words(company uuid, body text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
              SELECT coalesce(array_agg((hashtextextended(word, uuid_hash_extended(company, 0)) % 2147483647)::int), '{}')
              FROM unnest(tsvector_to_array(to_tsvector('simple'::regconfig, body))) word $$;

            CREATE FUNCTION log_mark(id uuid, what bigint) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
              SELECT (uuid_hash_extended(id, what) % 2147483647)::int $$;

            CREATE FUNCTION log_marks(company uuid, contact uuid, state smallint, created_at timestamptz) RETURNS int[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
            DECLARE quarter bigint := floor(extract(epoch FROM created_at AT TIME ZONE 'UTC') / 900);
            BEGIN
              RETURN ARRAY[
                (uuid_hash_extended(company, quarter * 8) % 2147483647)::int,
                (uuid_hash_extended(company, (quarter / 4) * 8 + 1) % 2147483647)::int,
                (uuid_hash_extended(company, (quarter / 16) * 8 + 2) % 2147483647)::int,
                (uuid_hash_extended(company, (quarter / 64) * 8 + 3) % 2147483647)::int,
                (uuid_hash_extended(company, (quarter / 256) * 8 + 4) % 2147483647)::int,
                (uuid_hash_extended(company, (quarter / 1024) * 8 + 5) % 2147483647)::int,
                (uuid_hash_extended(company, -2 - state) % 2147483647)::int,
                (uuid_hash_extended(coalesce(contact, company), -1) % 2147483647)::int];
            END $$;

            ALTER TABLE text_messages ADD COLUMN log_words int[] NOT NULL GENERATED ALWAYS AS (log_words(company_id, body)) STORED;
            CREATE INDEX ix_text_messages_log_words ON text_messages USING gin (log_words, log_marks(company_id, contact_id, state, created_at)) WITH (gin_pending_list_limit = 64);
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX ix_text_messages_log_words;
            ALTER TABLE text_messages DROP COLUMN log_words;
            DROP FUNCTION log_words(uuid, text);
            DROP FUNCTION log_marks(uuid, uuid, smallint, timestamptz);
            DROP FUNCTION log_mark(uuid, bigint);
            CREATE INDEX ix_text_messages_log_words ON text_messages USING gin (company_id, to_tsvector('simple', body));
            """);
    }
}
