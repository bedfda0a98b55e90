using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notifications.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeliverEmails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_emails_created_at",
                table: "emails");

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "emails",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "domain",
                table: "emails",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "emails",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<string>(
                name: "from_name",
                table: "emails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lease_until",
                table: "emails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "emails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "refusals",
                table: "emails",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sent_at",
                table: "emails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text",
                table: "emails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trace_parent",
                table: "emails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsubscribe",
                table: "emails",
                type: "text",
                nullable: true);

            // What was ordered before is paced like the rest, and due at once.
            migrationBuilder.Sql("UPDATE emails SET domain = lower(substring(\"to\" from '[^@]*$'))");

            migrationBuilder.CreateTable(
                name: "email_domains",
                columns: table => new
                {
                    domain = table.Column<string>(type: "text", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_domains", x => x.domain);
                });

            migrationBuilder.CreateIndex(
                name: "ix_emails_company_id_id",
                table: "emails",
                columns: new[] { "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_emails_domain_due_at",
                table: "emails",
                columns: new[] { "domain", "due_at" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_emails_lease_until",
                table: "emails",
                column: "lease_until",
                filter: "state = 'Sending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "email_domains");

            migrationBuilder.DropIndex(
                name: "ix_emails_company_id_id",
                table: "emails");

            migrationBuilder.DropIndex(
                name: "ix_emails_domain_due_at",
                table: "emails");

            migrationBuilder.DropIndex(
                name: "ix_emails_lease_until",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "domain",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "from_name",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "lease_until",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "refusals",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "sent_at",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "text",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "trace_parent",
                table: "emails");

            migrationBuilder.DropColumn(
                name: "unsubscribe",
                table: "emails");

            migrationBuilder.CreateIndex(
                name: "ix_emails_created_at",
                table: "emails",
                column: "created_at",
                filter: "state = 'Waiting'");
        }
    }
}
