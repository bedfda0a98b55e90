using System.Globalization;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Webhooks;

/// <summary>The POST to <c>StatusCallback</c> that tells one status of one text.</summary>
internal sealed class StatusCallback(WebhookSender sender, TimeProvider clock)
{
    public Task<WebhookOutcome> PostAsync(Message message, MessageStatus status, int copy, CancellationToken stopping) =>
        sender.PostAsync(new Webhook(message.Sid, WireNames.Of(status), copy, message.StatusCallback!, Form(message, status, clock.GetUtcNow())), stopping);

    static List<KeyValuePair<string, string>> Form(Message message, MessageStatus status, DateTimeOffset now)
    {
        var name = WireNames.Of(status);
        List<KeyValuePair<string, string>> form =
        [
            new("AccountSid", message.AccountSid),
            new("ApiVersion", "2010-04-01"),
            new("From", message.From ?? ""),
            new("MessageSid", message.Sid),
            new("MessageStatus", name),
            new("SmsSid", message.Sid),
            new("SmsStatus", name),
            new("To", message.To),
        ];
        if (message.MessagingServiceSid is { } service) form.Add(new("MessagingServiceSid", service));
        if (ErrorOf(message, status) is { } error) form.Add(new("ErrorCode", error.ToString(CultureInfo.InvariantCulture)));
        // The carrier's own clock, to the minute.
        if (status is MessageStatus.Delivered or MessageStatus.Undelivered)
            form.Add(new("RawDlrDoneDate", now.ToString("yyMMddHHmm", CultureInfo.InvariantCulture)));
        return form;
    }

    static int? ErrorOf(Message message, MessageStatus status) =>
        status is MessageStatus.Failed or MessageStatus.Undelivered ? message.ErrorCode : null;
}
