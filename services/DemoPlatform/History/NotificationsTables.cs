using Npgsql;

namespace DemoPlatform.History;

/// <summary>
/// Writes what people were told into the tables of Notifications: the switches as the owner set them before, and each notice with
/// the text that it became, which <see cref="MessagingTables"/> has written.
/// </summary>
internal sealed class NotificationsTables(Month month)
{
    private static readonly Guid Company = DemoData.HappyPaws;
    private static readonly string[] SwitchedOn = ["eventStarted", "servicesRequested", "serviceChangeRequested", "staffLateToOwnEvent", "staffLateToEvent"];

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SwitchOnAsync(connection, cancellationToken);
        await connection.CopyAsync(
            "notices (id, company_id, at, kind, event_id, channel, recipient_id, recipient_kind, words, urgency, not_after, outcome, reason, text_id, text_state, text_at)",
            month.Notices.Select(Row), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // What somebody has chosen meanwhile stays.
    private async Task SwitchOnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH chosen AS (
              INSERT INTO settings (company_id, event_started, services_requested, service_change_requested, staff_late_to_own_event, staff_late_to_event, late_after_minutes, changed_at, changed_by)
              VALUES ($1, true, true, true, true, true, $2, $3, $4) ON CONFLICT (company_id) DO NOTHING RETURNING company_id)
            INSERT INTO settings_changes (company_id, setting, old_value, new_value, person_id, person_name, at)
            SELECT c.company_id, s.setting, s.old_value, s.new_value, $5, $4, $3 FROM chosen c CROSS JOIN unnest($6, $7, $8) AS s(setting, old_value, new_value)
            """;
        var owner = PastClient.Office[0];
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = Company }, new() { Value = Notices.LateAfter }, new() { Value = Month.At(month.FirstDay, 0, 0) }, new() { Value = owner.Name }, new() { Value = owner.Id },
                new() { Value = (string[])[.. SwitchedOn, "lateAfterMinutes"] },
                new() { Value = (string[])[.. SwitchedOn.Select(_ => "false"), "0"] },
                new() { Value = (string[])[.. SwitchedOn.Select(_ => "true"), $"{Notices.LateAfter}"] },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static object?[] Row(PastNotice notice) =>
    [
        notice.Id, Company, notice.At, notice.Kind, $"{notice.EventId}", "Text", notice.To?.Id ?? Guid.Empty, KindOf(notice.To), notice.Words,
        notice.IsUrgent ? "Urgent" : "Normal", notice.NotAfter, notice.Reason is null ? "Sent" : "Skipped", notice.Reason,
        notice.Text?.Id, notice.Text is { } text ? text.Code is null ? "Delivered" : "Undelivered" : null, notice.Text?.FinalAt,
    ];

    private static string? KindOf(PastClient? person) => person is null ? null : PastClient.Team.Contains(person) ? "Staff" : "Client";
}
