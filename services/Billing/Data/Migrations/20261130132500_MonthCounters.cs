using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Billing.Data.Migrations
{
    /// <inheritdoc />
    public partial class MonthCounters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_periods_ends_at",
                table: "periods");

            migrationBuilder.CreateIndex(
                name: "ix_periods_ends_at_company_id",
                table: "periods",
                columns: new[] { "ends_at", "company_id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateTable(
                name: "month_counters",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    received = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_counters", x => new { x.company_id, x.month });
                });

            migrationBuilder.Sql("""
                INSERT INTO month_counters (company_id, month, sent, received)
                SELECT company_id, month, COALESCE(sum(texts) FILTER (WHERE category <> 'Received'), 0), COALESCE(sum(texts) FILTER (WHERE category = 'Received'), 0)
                FROM usage_counters GROUP BY 1, 2
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "month_counters");

            migrationBuilder.DropIndex(
                name: "ix_periods_ends_at_company_id",
                table: "periods");

            migrationBuilder.CreateIndex(
                name: "ix_periods_ends_at",
                table: "periods",
                column: "ends_at",
                filter: "closed_at IS NULL");
        }
    }
}
