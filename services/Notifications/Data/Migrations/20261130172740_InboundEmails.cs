using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notifications.Data.Migrations
{
    /// <inheritdoc />
    public partial class InboundEmails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "feed_of",
                table: "emails",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "inbound_emails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    original = table.Column<byte[]>(type: "bytea", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_emails", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_emails_id",
                table: "inbound_emails",
                column: "id",
                filter: "outcome = 'Stray'");

            migrationBuilder.CreateIndex(
                name: "ix_inbound_emails_key",
                table: "inbound_emails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbound_emails_received_at",
                table: "inbound_emails",
                column: "received_at",
                filter: "original IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbound_emails");

            migrationBuilder.DropColumn(
                name: "feed_of",
                table: "emails");
        }
    }
}
