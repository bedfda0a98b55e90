using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <summary>
    /// Evidence is only ever added to, and a phone's opt-out is changed but never taken away: without its row a STOP would be
    /// forgotten. The database refuses anything else of the service's role, which owns the tables but cannot switch triggers off for
    /// a session: only the server's administrator can.
    /// </summary>
    public partial class AppendOnlyConsent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE FUNCTION refuse_to_forget() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% keeps evidence: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation'; END $$;
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_forget();
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settings_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_forget();
            CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON opt_outs FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_forget();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP TRIGGER append_only ON consent_events;
            DROP TRIGGER append_only ON settings_changes;
            DROP TRIGGER never_deleted ON opt_outs;
            DROP FUNCTION refuse_to_forget();
            """);
    }
}
