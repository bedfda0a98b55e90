using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class OpenAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_text_messages_open_answers",
                table: "text_messages",
                columns: new[] { "company_id", "phone", "id" },
                filter: "purpose = 'KeywordReply' AND status < 30");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_text_messages_open_answers",
                table: "text_messages");
        }
    }
}
