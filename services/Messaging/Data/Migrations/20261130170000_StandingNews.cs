using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <summary>
    /// Open feeds hear of everything that decides whether a text may go. Triggers, because it is changed from many sides: by the
    /// bus, by people one by one and by thousands, by a STOP and by the carrier. And who wrote a STOP down, and whether a number was
    /// ever in a profile.
    /// </summary>
    public partial class StandingNews : Migration
    {
        private const string Said = """
            UPDATE opt_outs o SET stopped_by = said.source, noted_by = CASE WHEN said.source = 'Staff' THEN said.person_name END
            FROM (SELECT DISTINCT ON (company_id, phone) company_id, phone, source, person_name FROM consent_events
              WHERE change = 'OptedOut' AND phone IS NOT NULL ORDER BY company_id, phone, id DESC) said
            WHERE o.opted_out AND o.company_id = said.company_id AND o.phone = said.phone;
            """;

        private const string OldPhones = """
            CREATE OR REPLACE FUNCTION keep_old_phone() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO contact_phones (company_id, phone, contact_id, remembered, was_theirs) VALUES (OLD.company_id, OLD.texting_phone, OLD.id, false, true)
              ON CONFLICT (company_id, phone, contact_id) DO UPDATE SET was_theirs = true;
              RETURN NULL;
            END $$;
            """;

        // Of a change of thousands each open page needs to know no more than that it is one of them.
        private const string Triggers = """
            CREATE FUNCTION tell_feeds_of_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO feed_changes (company_id, what, entity_id, at)
              SELECT DISTINCT c.company_id, 'Standing', CASE WHEN c.changed > 20 THEN c.company_id ELSE c.id END, statement_timestamp()
              FROM (SELECT n.company_id, n.id, count(*) OVER (PARTITION BY n.company_id) AS changed FROM after n JOIN before o ON o.id = n.id
                WHERE (n.name, n.texting_phone, n.phone_problem, n.texting_enabled, n.default_delivery, n.active)
                  IS DISTINCT FROM (o.name, o.texting_phone, o.phone_problem, o.texting_enabled, o.default_delivery, o.active)) c;
              RETURN NULL;
            END $$;
            CREATE TRIGGER tell_feeds AFTER UPDATE ON contacts REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_feeds_of_contacts();

            CREATE FUNCTION tell_feeds_of_stop() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO feed_changes (company_id, what, entity_id, at)
              SELECT c.company_id, 'Standing', c.id, statement_timestamp() FROM contacts c WHERE c.company_id = NEW.company_id AND c.texting_phone = NEW.phone;
              RETURN NULL;
            END $$;
            CREATE TRIGGER tell_feeds_of_first AFTER INSERT ON opt_outs FOR EACH ROW WHEN (NEW.opted_out) EXECUTE FUNCTION tell_feeds_of_stop();
            CREATE TRIGGER tell_feeds AFTER UPDATE ON opt_outs FOR EACH ROW
              WHEN ((NEW.opted_out, NEW.stopped_by) IS DISTINCT FROM (OLD.opted_out, OLD.stopped_by)) EXECUTE FUNCTION tell_feeds_of_stop();

            CREATE FUNCTION tell_all_feeds() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO feed_changes (company_id, what, entity_id, at) VALUES (NEW.company_id, 'Standing', NEW.company_id, statement_timestamp());
              RETURN NULL;
            END $$;
            CREATE TRIGGER tell_feeds_of_first AFTER INSERT ON senders FOR EACH ROW EXECUTE FUNCTION tell_all_feeds();
            CREATE TRIGGER tell_feeds AFTER UPDATE ON senders FOR EACH ROW
              WHEN ((NEW.number, NEW.standing) IS DISTINCT FROM (OLD.number, OLD.standing)) EXECUTE FUNCTION tell_all_feeds();
            CREATE TRIGGER tell_feeds_of_first AFTER INSERT ON spending_states FOR EACH ROW WHEN (NEW.cap_reached) EXECUTE FUNCTION tell_all_feeds();
            CREATE TRIGGER tell_feeds AFTER UPDATE ON spending_states FOR EACH ROW
              WHEN (NEW.cap_reached IS DISTINCT FROM OLD.cap_reached) EXECUTE FUNCTION tell_all_feeds();
            CREATE TRIGGER tell_feeds AFTER INSERT OR UPDATE ON settings FOR EACH ROW EXECUTE FUNCTION tell_all_feeds();
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "noted_by",
                table: "opt_outs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stopped_by",
                table: "opt_outs",
                type: "text",
                nullable: true);

            // Of what is known already nobody can say any more which of the two it was: it stays a guess that is offered.
            migrationBuilder.AddColumn<bool>(
                name: "was_theirs",
                table: "contact_phones",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.Sql(Said);
            migrationBuilder.Sql(OldPhones);
            migrationBuilder.Sql(Triggers);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP FUNCTION tell_feeds_of_contacts() CASCADE;
                DROP FUNCTION tell_feeds_of_stop() CASCADE;
                DROP FUNCTION tell_all_feeds() CASCADE;
                CREATE OR REPLACE FUNCTION keep_old_phone() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  INSERT INTO contact_phones (company_id, phone, contact_id, remembered) VALUES (OLD.company_id, OLD.texting_phone, OLD.id, false) ON CONFLICT DO NOTHING;
                  RETURN NULL;
                END $$;
                """);

            migrationBuilder.DropColumn(
                name: "noted_by",
                table: "opt_outs");

            migrationBuilder.DropColumn(
                name: "stopped_by",
                table: "opt_outs");

            migrationBuilder.DropColumn(
                name: "was_theirs",
                table: "contact_phones");
        }
    }
}
