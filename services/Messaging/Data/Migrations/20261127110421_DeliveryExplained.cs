using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryExplained : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "retry_of",
                table: "text_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "segments_revision",
                table: "text_messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "day",
                table: "sender_paces",
                type: "date",
                nullable: false,
                defaultValueSql: "'-infinity'");

            migrationBuilder.AddColumn<int>(
                name: "day_segments",
                table: "sender_paces",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "minute_full_at",
                table: "sender_paces",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "'-infinity'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rest_until",
                table: "sender_paces",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "'-infinity'");

            migrationBuilder.CreateTable(
                name: "carrier_days",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    listed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_days", x => new { x.company_id, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_retry_of",
                table: "text_messages",
                column: "retry_of",
                filter: "retry_of IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_days");

            migrationBuilder.DropIndex(
                name: "ix_text_messages_retry_of",
                table: "text_messages");

            migrationBuilder.DropColumn(
                name: "retry_of",
                table: "text_messages");

            migrationBuilder.DropColumn(
                name: "segments_revision",
                table: "text_messages");

            migrationBuilder.DropColumn(
                name: "day",
                table: "sender_paces");

            migrationBuilder.DropColumn(
                name: "day_segments",
                table: "sender_paces");

            migrationBuilder.DropColumn(
                name: "minute_full_at",
                table: "sender_paces");

            migrationBuilder.DropColumn(
                name: "rest_until",
                table: "sender_paces");
        }
    }
}
