namespace Texting.Contracts.Notifications.Http;

/// <summary>Which notifications a company wants: <c>GET /api/notifications/settings</c>, for admins. Everything is off until somebody turns it on.</summary>
/// <param name="EventStarted">"Event Started Notification": the client is texted when a visit is started. Works only together with <paramref name="EventStartedEnabledInMobileApp"/>.</param>
/// <param name="ServicesRequested">"Client Request Services": all admins and office managers are texted.</param>
/// <param name="ServiceChangeRequested">"Client Request Service Change/Cancellations": all admins and office managers are texted.</param>
/// <param name="StaffLateToOwnEvent">"Staff Is Late To Own Event": the late member of staff is texted.</param>
/// <param name="StaffLateToEvent">"Staff Is Late To Event": all admins and office managers are texted.</param>
/// <param name="LateAfterMinutes">From how many minutes on somebody counts as late, 0-240; 0 until chosen.</param>
/// <param name="QuietHours">When nobody is texted about what can wait; null: at no time. Lateness cannot wait and is exempt.</param>
/// <param name="EventStartedEnabledInMobileApp">The switch in Settings &gt; Mobile App &gt; Configuration of the platform; not changed here.</param>
/// <param name="TimeZone">The company's zone, IANA, that quiet hours are meant in; null while the company is not known here.</param>
/// <param name="OfficePeople">Active admins and office managers, who would be texted; 0 means that nobody hears.</param>
/// <param name="Version">Send it back with a change: a change of an older version is refused.</param>
/// <param name="ChangedAt">When it was last changed, UTC; null when never.</param>
/// <param name="ChangedBy">Who did; null when nobody.</param>
public sealed record NotificationSwitches(
    bool EventStarted,
    bool ServicesRequested,
    bool ServiceChangeRequested,
    bool StaffLateToOwnEvent,
    bool StaffLateToEvent,
    int LateAfterMinutes,
    QuietHours? QuietHours,
    bool EventStartedEnabledInMobileApp,
    string? TimeZone,
    int OfficePeople,
    string Version,
    DateTimeOffset? ChangedAt,
    string? ChangedBy);

/// <summary>A part of every day, by the recipient's clock: a client's own zone where it is known, otherwise the company's.</summary>
/// <param name="From">Its first minute, for example <c>21:00:00</c>.</param>
/// <param name="To">The first minute after it, for example <c>08:00:00</c>; earlier than <paramref name="From"/> when it goes over midnight. Not the same.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To);

/// <summary>Save the notifications: <c>PUT /api/notifications/settings</c>, for admins. Counts from the next event on.</summary>
/// <param name="EventStarted">See <see cref="NotificationSwitches"/>.</param>
/// <param name="ServicesRequested">See <see cref="NotificationSwitches"/>.</param>
/// <param name="ServiceChangeRequested">See <see cref="NotificationSwitches"/>.</param>
/// <param name="StaffLateToOwnEvent">See <see cref="NotificationSwitches"/>.</param>
/// <param name="StaffLateToEvent">See <see cref="NotificationSwitches"/>.</param>
/// <param name="LateAfterMinutes">0-240.</param>
/// <param name="QuietHours">Null for none.</param>
/// <param name="Version">As read. 409 <c>changed-meanwhile</c> when somebody else saved since.</param>
public sealed record SaveNotificationSwitches(
    bool EventStarted,
    bool ServicesRequested,
    bool ServiceChangeRequested,
    bool StaffLateToOwnEvent,
    bool StaffLateToEvent,
    int LateAfterMinutes,
    QuietHours? QuietHours,
    string Version);

/// <summary>One value that somebody changed: <c>GET /api/notifications/settings/history</c>, newest first.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Setting">Its name, as in <see cref="SaveNotificationSwitches"/>, camelCase.</param>
/// <param name="From">The value before, as JSON.</param>
/// <param name="To">The value since, as JSON.</param>
public sealed record NotificationSettingHistory(DateTimeOffset At, string? By, string Setting, string? From, string? To);
