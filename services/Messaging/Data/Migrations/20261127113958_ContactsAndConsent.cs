using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Messaging.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContactsAndConsent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "settings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changed_by",
                table: "settings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "join_long_texts",
                table: "settings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "wording",
                table: "consent_events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bulk_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    texting_enabled = table.Column<bool>(type: "boolean", nullable: true),
                    default_delivery = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settings_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    setting = table.Column<string>(type: "text", nullable: false),
                    old_value = table.Column<string>(type: "text", nullable: true),
                    new_value = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "texting_news",
                columns: table => new
                {
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    told = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_texting_news", x => x.contact_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_changes_open",
                table: "bulk_changes",
                column: "at",
                filter: "finished_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_settings_changes_company_id_id",
                table: "settings_changes",
                columns: new[] { "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_texting_news_untold",
                table: "texting_news",
                column: "contact_id",
                filter: "told < version");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulk_changes");

            migrationBuilder.DropTable(
                name: "settings_changes");

            migrationBuilder.DropTable(
                name: "texting_news");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "settings");

            migrationBuilder.DropColumn(
                name: "changed_by",
                table: "settings");

            migrationBuilder.DropColumn(
                name: "join_long_texts",
                table: "settings");

            migrationBuilder.DropColumn(
                name: "wording",
                table: "consent_events");
        }
    }
}
