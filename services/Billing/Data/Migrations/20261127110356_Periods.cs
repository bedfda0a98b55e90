using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Billing.Data.Migrations
{
    /// <inheritdoc />
    public partial class Periods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_usage_entries_company_id_kind",
                table: "usage_entries");

            migrationBuilder.AddColumn<string>(
                name: "category",
                table: "usage_entries",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "day",
                table: "usage_entries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_keyword",
                table: "usage_entries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "month",
                table: "usage_entries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "usage_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pictures",
                table: "usage_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "was_accepted",
                table: "usage_entries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    closed_through = table.Column<DateOnly>(type: "date", nullable: true),
                    first_open = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.company_id);
                });

            migrationBuilder.CreateTable(
                name: "lot_movements",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_month = table.Column<DateOnly>(type: "date", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    texts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lot_movements", x => new { x.company_id, x.lot_month, x.month, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "lots",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    granted = table.Column<int>(type: "integer", nullable: false),
                    remaining = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots", x => new { x.company_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => new { x.company_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    staff = table.Column<int>(type: "integer", nullable: false),
                    allotment = table.Column<int>(type: "integer", nullable: false),
                    rollover_in = table.Column<int>(type: "integer", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    received = table.Column<int>(type: "integer", nullable: false),
                    expired = table.Column<int>(type: "integer", nullable: false),
                    rollover_out = table.Column<int>(type: "integer", nullable: false),
                    overage_texts = table.Column<int>(type: "integer", nullable: false),
                    overage_amount = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_counters",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    received = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_counters", x => new { x.company_id, x.month, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    active_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    active_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => new { x.company_id, x.staff_id, x.active_from });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    number_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reserved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_waiting = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.number_id);
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    cause = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    texts = table.Column<int>(type: "integer", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_counters",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    texts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_counters", x => new { x.company_id, x.month, x.day, x.category });
                });

            migrationBuilder.CreateIndex(
                name: "ix_usage_entries_company_id",
                table: "usage_entries",
                column: "company_id",
                filter: "month IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_usage_entries_company_id_at",
                table: "usage_entries",
                columns: new[] { "company_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_usage_entries_recorded_at",
                table: "usage_entries",
                column: "recorded_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_lots_company_id",
                table: "lots",
                column: "company_id",
                filter: "remaining <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_periods_company_id_month",
                table: "periods",
                columns: new[] { "company_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_periods_company_id_starts_at",
                table: "periods",
                columns: new[] { "company_id", "starts_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_periods_ends_at",
                table: "periods",
                column: "ends_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_periods_opened_at",
                table: "periods",
                column: "opened_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_company_id",
                table: "subscriptions",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_is_waiting",
                table: "subscriptions",
                column: "is_waiting",
                filter: "is_waiting");

            migrationBuilder.CreateIndex(
                name: "ix_transactions_company_id_at_id",
                table: "transactions",
                columns: new[] { "company_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_company_id_cause",
                table: "transactions",
                columns: new[] { "company_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transactions_period_id",
                table: "transactions",
                column: "period_id");

            // What was counted before counts were placed in months: WaitingFacts places it.
            migrationBuilder.Sql("UPDATE usage_entries SET category = CASE kind WHEN 'received' THEN 'Received' WHEN 'sent' THEN 'FeedMessage' ELSE '' END, was_accepted = true");

            migrationBuilder.Sql("""
                CREATE VIEW active_seats AS
                SELECT s.company_id, s.staff_id, s.active_from AS starts_at,
                  LEAST(s.active_until, (SELECT min(n.active_from) FROM seats n
                    WHERE n.company_id = s.company_id AND n.staff_id = s.staff_id AND n.version > s.version)) AS ends_at
                FROM seats s
                WHERE NOT EXISTS (SELECT 1 FROM seats n
                  WHERE n.company_id = s.company_id AND n.staff_id = s.staff_id AND n.version > s.version AND n.active_from < s.active_from)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW active_seats");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "lot_movements");

            migrationBuilder.DropTable(
                name: "lots");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "periods");

            migrationBuilder.DropTable(
                name: "person_counters");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "transactions");

            migrationBuilder.DropTable(
                name: "usage_counters");

            migrationBuilder.DropIndex(
                name: "ix_usage_entries_company_id",
                table: "usage_entries");

            migrationBuilder.DropIndex(
                name: "ix_usage_entries_company_id_at",
                table: "usage_entries");

            migrationBuilder.DropIndex(
                name: "ix_usage_entries_recorded_at",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "category",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "day",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "is_keyword",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "month",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "pictures",
                table: "usage_entries");

            migrationBuilder.DropColumn(
                name: "was_accepted",
                table: "usage_entries");

            migrationBuilder.CreateIndex(
                name: "ix_usage_entries_company_id_kind",
                table: "usage_entries",
                columns: new[] { "company_id", "kind" })
                .Annotation("Npgsql:IndexInclude", new[] { "texts" });
        }
    }
}
