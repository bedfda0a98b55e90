using Texting.Contracts.Messaging;
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

    /// <summary>What was done, and what became of the text.</summary>
    public static string Of(NoticeRow notice) => notice.Outcome switch
    {
        NoticeOutcome.Sent => notice.Text is { State: var state } ? Of(state) : "Handed on",
        NoticeOutcome.Held => "Waiting",
        _ => "Told nobody",
    };

    /// <summary>For the colour: good, bad, or neither.</summary>
    public static string ToneOf(NoticeRow notice) => notice switch
    {
        { Outcome: not NoticeOutcome.Sent } => "",
        { Text.State: OrderedTextState.Delivered } => "good",
        { Text.State: OrderedTextState.Failed or OrderedTextState.Undelivered or OrderedTextState.Unconfirmed } => "bad",
        _ => "",
    };

    private static string Of(OrderedTextState state) => state switch
    {
        OrderedTextState.Accepted => "Texted",
        OrderedTextState.Delivered => "Delivered",
        OrderedTextState.Unconfirmed => "Not confirmed",
        OrderedTextState.Refused => "Told nobody",
        _ => "Not delivered",
    };
}
