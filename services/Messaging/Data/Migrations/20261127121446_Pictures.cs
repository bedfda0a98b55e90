using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "recovered",
                table: "text_messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "images",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    source_url = table.Column<string>(type: "text", nullable: true),
                    text_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    waiting_text_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_images", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbound_checks",
                columns: table => new
                {
                    account_sid = table.Column<string>(type: "text", nullable: false),
                    complete_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_checks", x => x.account_sid);
                });

            migrationBuilder.CreateTable(
                name: "feed_message_images",
                columns: table => new
                {
                    feed_message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    image_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_report_card = table.Column<bool>(type: "boolean", nullable: false),
                    over_limit = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_message_images", x => new { x.feed_message_id, x.position });
                    table.ForeignKey(
                        name: "fk_feed_message_images_feed_messages_feed_message_id",
                        column: x => x.feed_message_id,
                        principalTable: "feed_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_feed_message_images_images_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "image_contents",
                columns: table => new
                {
                    image_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_image_contents", x => x.image_id);
                    table.ForeignKey(
                        name: "fk_image_contents_images_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feed_message_images_image_id",
                table: "feed_message_images",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_images_text_id_position",
                table: "images",
                columns: new[] { "text_id", "position" },
                unique: true,
                filter: "text_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_images_uploads",
                table: "images",
                column: "created_at",
                filter: "origin = 'Upload'");

            migrationBuilder.CreateIndex(
                name: "ix_images_waited_for",
                table: "images",
                column: "waiting_text_id",
                filter: "waiting_text_id IS NOT NULL AND state <> 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_images_waiting",
                table: "images",
                column: "next_attempt_at",
                filter: "state = 'Waiting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feed_message_images");

            migrationBuilder.DropTable(
                name: "image_contents");

            migrationBuilder.DropTable(
                name: "inbound_checks");

            migrationBuilder.DropTable(
                name: "images");

            migrationBuilder.DropColumn(
                name: "recovered",
                table: "text_messages");
        }
    }
}
