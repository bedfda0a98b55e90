using Microsoft.EntityFrameworkCore.Migrations;

namespace Messaging.Data.Migrations;

/// <summary>
/// Turns text_messages into a table partitioned by month. EF cannot say so; it makes the plain table from the model, and
/// this makes the partitioned one like it, before the indexes are created.
/// </summary>
internal static class TextPartitions
{
    private const string Partition = """
        ALTER TABLE text_messages RENAME TO text_messages_model;
        CREATE TABLE text_messages (LIKE text_messages_model INCLUDING DEFAULTS) PARTITION BY RANGE (created_at);
        DROP TABLE text_messages_model;
        ALTER TABLE text_messages ADD CONSTRAINT pk_text_messages PRIMARY KEY (id, created_at);
        """;

    // Months are UTC. The lock keeps replicas apart; a month that is there already costs one look into the catalog.
    private const string Keep = """
        CREATE FUNCTION keep_text_partitions(around timestamptz) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          month timestamp;
          partition_name text;
        BEGIN
          PERFORM pg_advisory_xact_lock(hashtextextended('keep_text_partitions', 0));
          FOR month IN SELECT generate_series(
              date_trunc('month', around AT TIME ZONE 'UTC') - interval '3 months',
              date_trunc('month', around AT TIME ZONE 'UTC') + interval '6 months', interval '1 month')
          LOOP
            partition_name := 'text_messages_' || to_char(month, 'YYYY_MM');
            IF to_regclass(partition_name) IS NULL THEN
              EXECUTE format('CREATE TABLE %I PARTITION OF text_messages FOR VALUES FROM (%L) TO (%L)',
                partition_name, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
            END IF;
          END LOOP;
        END $$;
        SELECT keep_text_partitions(now());
        """;

    internal static void Up(MigrationBuilder migration)
    {
        migration.Sql(Partition);
        migration.Sql(Keep);
    }

    internal static void Down(MigrationBuilder migration) => migration.Sql("DROP FUNCTION keep_text_partitions(timestamptz)");
}
