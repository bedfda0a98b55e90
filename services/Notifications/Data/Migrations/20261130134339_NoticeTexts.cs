using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notifications.Data.Migrations
{
    /// <inheritdoc />
    public partial class NoticeTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "text_at",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "text_id",
                table: "notices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text_reason",
                table: "notices",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text_state",
                table: "notices",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text_words",
                table: "notices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "told_by_author",
                table: "notices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "told_by_since",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "text_at",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "text_id",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "text_reason",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "text_state",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "text_words",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "told_by_author",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "told_by_since",
                table: "notices");
        }
    }
}
