using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class Dispatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_text_messages_due",
                table: "text_messages");

            migrationBuilder.CreateTable(
                name: "sender_paces",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_paces", x => x.company_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_due",
                table: "text_messages",
                columns: new[] { "company_id", "next_attempt_at", "id" },
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_unsettled",
                table: "text_messages",
                column: "next_attempt_at",
                filter: "status >= 100 AND status < 140");

            migrationBuilder.CreateIndex(
                name: "ux_text_events_carrier_status",
                table: "text_events",
                columns: new[] { "text_id", "detail" },
                unique: true,
                filter: "what = 'carrier-status'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sender_paces");

            migrationBuilder.DropIndex(
                name: "ix_text_messages_due",
                table: "text_messages");

            migrationBuilder.DropIndex(
                name: "ix_text_messages_unsettled",
                table: "text_messages");

            migrationBuilder.DropIndex(
                name: "ux_text_events_carrier_status",
                table: "text_events");

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_due",
                table: "text_messages",
                columns: new[] { "next_attempt_at", "id" },
                filter: "status = 0");
        }
    }
}
