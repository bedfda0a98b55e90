using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Billing.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlertsAndReconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percents = table.Column<int[]>(type: "integer[]", nullable: false),
                    money_limit = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    hard_cap = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.company_id);
                });

            migrationBuilder.CreateTable(
                name: "carrier_days",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    pages_received = table.Column<int[]>(type: "integer[]", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    changes_compared = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    texts = table.Column<int>(type: "integer", nullable: false),
                    explained = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_days", x => new { x.company_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "carrier_texts",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    carrier_sid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    page = table.Column<int>(type: "integer", nullable: false),
                    text_message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_inbound = table.Column<bool>(type: "boolean", nullable: false),
                    segments = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_texts", x => new { x.company_id, x.day, x.carrier_sid });
                });

            migrationBuilder.CreateTable(
                name: "differences",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    text_message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    carrier_sid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ours = table.Column<int>(type: "integer", nullable: true),
                    carriers = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_differences", x => new { x.company_id, x.day, x.position });
                });

            migrationBuilder.CreateTable(
                name: "passed_thresholds",
                columns: table => new
                {
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passed_thresholds", x => new { x.period_id, x.kind, x.percent });
                });

            migrationBuilder.CreateTable(
                name: "spending_states",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cap_reached = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spending_states", x => x.company_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_carrier_days_day",
                table: "carrier_days",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_carrier_texts_text_message_id",
                table: "carrier_texts",
                column: "text_message_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "carrier_days");

            migrationBuilder.DropTable(
                name: "carrier_texts");

            migrationBuilder.DropTable(
                name: "differences");

            migrationBuilder.DropTable(
                name: "passed_thresholds");

            migrationBuilder.DropTable(
                name: "spending_states");
        }
    }
}
