using System.Text.Json;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Settings;

/// <summary>Which notifications a company wants. A company that chose nothing has no row and wants none.</summary>
public sealed class NotificationSettings : ICompanyOwned
{
    public NotificationSettings(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public bool EventStarted { get; private set; }

    public bool ServicesRequested { get; private set; }

    public bool ServiceChangeRequested { get; private set; }

    public bool StaffLateToOwnEvent { get; private set; }

    public bool StaffLateToEvent { get; private set; }

    /// <summary>From how many minutes on somebody counts as late.</summary>
    public int LateAfterMinutes { get; private set; }

    public TimeOnly? QuietFrom { get; private set; }

    public TimeOnly? QuietTo { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public string? ChangedBy { get; private set; }

    /// <summary>Null: nobody's sleep is minded.</summary>
    public QuietHours? QuietHours => QuietFrom is { } from && QuietTo is { } to ? new QuietHours(from, to) : null;

    /// <summary>Takes the new values over.</summary>
    /// <returns>What was really changed: the name of the setting, its value before and since.</returns>
    public IReadOnlyList<(string Setting, string From, string To)> Change(SaveNotificationSwitches values, DateTimeOffset at, string? by)
    {
        (string Setting, string From, string To)[] all =
        [
            ("eventStarted", Text(EventStarted), Text(values.EventStarted)),
            ("servicesRequested", Text(ServicesRequested), Text(values.ServicesRequested)),
            ("serviceChangeRequested", Text(ServiceChangeRequested), Text(values.ServiceChangeRequested)),
            ("staffLateToOwnEvent", Text(StaffLateToOwnEvent), Text(values.StaffLateToOwnEvent)),
            ("staffLateToEvent", Text(StaffLateToEvent), Text(values.StaffLateToEvent)),
            ("lateAfterMinutes", Text(LateAfterMinutes), Text(values.LateAfterMinutes)),
            ("quietHours", Text(QuietHours), Text(values.QuietHours)),
        ];
        (string Setting, string From, string To)[] changed = [.. all.Where(value => value.From != value.To)];
        if (changed.Length == 0) return changed;

        (EventStarted, ServicesRequested, ServiceChangeRequested) = (values.EventStarted, values.ServicesRequested, values.ServiceChangeRequested);
        (StaffLateToOwnEvent, StaffLateToEvent, LateAfterMinutes) = (values.StaffLateToOwnEvent, values.StaffLateToEvent, values.LateAfterMinutes);
        (QuietFrom, QuietTo) = (values.QuietHours?.From, values.QuietHours?.To);
        (ChangedAt, ChangedBy) = (at, by);
        return changed;

        static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
    }

    /// <summary>Whether the company wants notices of this kind.</summary>
    public bool Wants(NoticeKind kind) => kind switch
    {
        NoticeKind.EventStarted => EventStarted,
        NoticeKind.ServicesRequested => ServicesRequested,
        NoticeKind.ServiceChangeRequested => ServiceChangeRequested,
        NoticeKind.StaffLateToOwnEvent => StaffLateToOwnEvent,
        NoticeKind.StaffLateToEvent => StaffLateToEvent,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no switch for this kind."),
    };
}

/// <summary>One value that somebody changed. Never changed, never deleted.</summary>
public sealed class SettingsChange : ICompanyOwned
{
    public long Id { get; private init; }

    public required Guid CompanyId { get; init; }

    public required string Setting { get; init; }

    public required string OldValue { get; init; }

    public required string NewValue { get; init; }

    public Guid? PersonId { get; init; }

    public string? PersonName { get; init; }

    public required DateTimeOffset At { get; init; }
}
