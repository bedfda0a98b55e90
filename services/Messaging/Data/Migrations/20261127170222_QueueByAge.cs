using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class QueueByAge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_text_messages_due",
                table: "text_messages");

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_queued",
                table: "text_messages",
                columns: new[] { "company_id", "id" },
                filter: "status = 0")
                .Annotation("Npgsql:IndexInclude", new[] { "next_attempt_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_text_messages_queued",
                table: "text_messages");

            migrationBuilder.CreateIndex(
                name: "ix_text_messages_due",
                table: "text_messages",
                columns: new[] { "company_id", "next_attempt_at", "id" },
                filter: "status = 0");
        }
    }
}
