using Texting.Contracts.Notifications.Http;

namespace Web.Settings.Notifications;

/// <summary>Notices in the office's words.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.EventStarted => "Event started",
        NoticeKind.ServicesRequested => "Services requested",
        NoticeKind.ServiceChangeRequested => "Change or cancellation requested",
        NoticeKind.StaffLateToOwnEvent => "Late to their own event",
        NoticeKind.StaffLateToEvent => "Staff is late",
        _ => kind.ToString(),
    };

    public static string Of(NoticeOutcome outcome) => outcome switch
    {
        NoticeOutcome.Sent => "Texted",
        NoticeOutcome.Held => "Waiting",
        _ => "Told nobody",
    };
}
