using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Texting.Contracts.Numbers.Http;

#nullable disable

namespace Numbers.Data.Migrations
{
    /// <inheritdoc />
    public partial class NumbersAndRegistrations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "companies",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    is_trial = table.Column<bool>(type: "boolean", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_companies", x => x.company_id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    account_sid = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    turned_on = table.Column<bool>(type: "boolean", nullable: false),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    owned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    release_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    messaging_service_sid = table.Column<string>(type: "text", nullable: true),
                    carrier_sid = table.Column<string>(type: "text", nullable: true),
                    service_in_doubt = table.Column<bool>(type: "boolean", nullable: false),
                    purchase_in_doubt = table.Column<bool>(type: "boolean", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registration_details",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    last_four = table.Column<string>(type: "text", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_details", x => x.registration_id);
                });

            migrationBuilder.CreateTable(
                name: "registration_steps",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    light = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    next_action = table.Column<string>(type: "text", nullable: true),
                    error_code = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_steps", x => new { x.registration_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<RegistrationForm>(type: "jsonb", nullable: false),
                    account_sid = table.Column<string>(type: "text", nullable: false),
                    sids = table.Column<Dictionary<string, string>>(type: "jsonb", nullable: false),
                    done = table.Column<List<string>>(type: "text[]", nullable: false),
                    in_doubt = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resubmissions = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    questions = table.Column<int>(type: "integer", nullable: false),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    ask_again = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    looks = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender = table.Column<string>(type: "text", nullable: true),
                    sender_reason = table.Column<string>(type: "text", nullable: true),
                    sender_said = table.Column<string>(type: "text", nullable: false),
                    sender_version = table.Column<long>(type: "bigint", nullable: false),
                    registration_said = table.Column<string>(type: "text", nullable: false),
                    registration_version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standings", x => x.company_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_numbers_due_at",
                table: "numbers",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_numbers_one_live_per_company",
                table: "numbers",
                column: "company_id",
                unique: true,
                filter: "state IN ('Chosen', 'Owned', 'Releasing')");

            migrationBuilder.CreateIndex(
                name: "ix_registration_details_company_id",
                table: "registration_details",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_registration_steps_company_id",
                table: "registration_steps",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_due_at",
                table: "registrations",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_registrations_one_per_company",
                table: "registrations",
                column: "company_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "companies");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "registration_details");

            migrationBuilder.DropTable(
                name: "registration_steps");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "standings");
        }
    }
}
