using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class LogAndUnassigned : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_keyword",
                table: "text_messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "blocked_senders",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    blocked_by = table.Column<string>(type: "text", nullable: true),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blocked_senders", x => new { x.company_id, x.phone });
                });

            migrationBuilder.CreateTable(
                name: "contact_phones",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remembered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_phones", x => new { x.company_id, x.phone, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "text_counter_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    texts = table.Column<long>(type: "bigint", nullable: false),
                    segments = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_counter_changes", x => x.id);
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.0)
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_threshold", 2000);

            migrationBuilder.CreateTable(
                name: "text_counters",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    texts = table.Column<long>(type: "bigint", nullable: false),
                    segments = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_counters", x => new { x.company_id, x.day, x.direction, x.status });
                });

            migrationBuilder.CreateTable(
                name: "unassigned_texts",
                columns: table => new
                {
                    text_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_keyword = table.Column<bool>(type: "boolean", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    feed_message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    remembered = table.Column<bool>(type: "boolean", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unassigned_texts", x => x.text_id);
                });

            migrationBuilder.CreateIndex(
                name: "ux_contact_phones_remembered",
                table: "contact_phones",
                columns: new[] { "company_id", "phone" },
                unique: true,
                filter: "remembered");

            migrationBuilder.CreateIndex(
                name: "ix_text_counter_changes_company_id_day",
                table: "text_counter_changes",
                columns: new[] { "company_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_unassigned_texts_company_id_phone",
                table: "unassigned_texts",
                columns: new[] { "company_id", "phone" });

            migrationBuilder.CreateIndex(
                name: "ix_unassigned_texts_company_id_standing_created_at_text_id",
                table: "unassigned_texts",
                columns: new[] { "company_id", "standing", "created_at", "text_id" },
                descending: new[] { false, false, true, true });

            TextLog.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            TextLog.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "blocked_senders");

            migrationBuilder.DropTable(
                name: "contact_phones");

            migrationBuilder.DropTable(
                name: "text_counter_changes");

            migrationBuilder.DropTable(
                name: "text_counters");

            migrationBuilder.DropTable(
                name: "unassigned_texts");

            migrationBuilder.DropColumn(
                name: "is_keyword",
                table: "text_messages");
        }
    }
}
