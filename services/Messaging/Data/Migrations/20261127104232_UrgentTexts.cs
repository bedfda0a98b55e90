using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class UrgentTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ix_text_messages_due_urgent",
                table: "text_messages",
                columns: new[] { "company_id", "next_attempt_at", "id" },
                filter: "status = 0 AND urgency = 'Urgent'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spending_states");

            migrationBuilder.DropIndex(
                name: "ix_text_messages_due_urgent",
                table: "text_messages");
        }
    }
}
