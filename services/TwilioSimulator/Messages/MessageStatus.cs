namespace TwilioSimulator.Messages;

/// <summary>Twilio's statuses, in the order in which a text passes through them.</summary>
internal enum MessageStatus
{
    Accepted,
    Scheduled,
    Queued,
    Sent,
    Canceled,
    Failed,
    Undelivered,
    Delivered,
    Received,
}

internal enum MessageDirection
{
    Inbound,
    OutboundApi,
    OutboundReply,
}

internal static class WireNames
{
    public static string Of(MessageStatus status) => status switch
    {
        MessageStatus.Accepted => "accepted",
        MessageStatus.Scheduled => "scheduled",
        MessageStatus.Queued => "queued",
        MessageStatus.Sent => "sent",
        MessageStatus.Canceled => "canceled",
        MessageStatus.Failed => "failed",
        MessageStatus.Undelivered => "undelivered",
        MessageStatus.Delivered => "delivered",
        MessageStatus.Received => "received",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(MessageDirection direction) => direction switch
    {
        MessageDirection.Inbound => "inbound",
        MessageDirection.OutboundApi => "outbound-api",
        MessageDirection.OutboundReply => "outbound-reply",
        _ => throw new ArgumentOutOfRangeException(nameof(direction)),
    };
}
