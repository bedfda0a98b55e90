using TwilioSimulator.Accounts;
using TwilioSimulator.Handsets;
using TwilioSimulator.Numbers;

namespace TwilioSimulator.Messages;

/// <summary>The form of a create, and every reason Twilio has to refuse it.</summary>
internal sealed record MessageRequest(
    string To, string? From, string? MessagingServiceSid, string Body, IReadOnlyList<string> MediaUrls, string? StatusCallback,
    bool SmartEncoded, bool Scheduled, DateTimeOffset? SendAt)
{
    const int LongestBody = 1600;
    const int MostMedia = 10;
    static readonly TimeSpan ShortestLead = TimeSpan.FromSeconds(300);
    static readonly TimeSpan LongestLead = TimeSpan.FromDays(35);

    public static MessageRequest Read(IFormCollection form) => new(
        form["To"].ToString(),
        Optional(form["From"]),
        Optional(form["MessagingServiceSid"]),
        form["Body"].ToString(),
        [.. form["MediaUrl"].OfType<string>().Where(url => url.Length > 0)],
        Optional(form["StatusCallback"]),
        string.Equals(form["SmartEncoded"], "true", StringComparison.OrdinalIgnoreCase),
        form["ScheduleType"] == "fixed",
        DateTimeOffset.TryParse(form["SendAt"], out var sendAt) ? sendAt : null);

    public TwilioError? Refusal(NumberDirectory numbers, OptOuts optOuts, DateTimeOffset now) =>
        RecipientRefusal() ?? SenderRefusal(numbers) ?? ContentRefusal() ?? ScheduleRefusal(now)
        ?? (optOuts.Contains(To, Sender(numbers)!.OptOutScope) ? MagicRecipients.OptedOut : null);

    /// <summary>The number the text leaves from: the one asked for, or the one its service will choose.</summary>
    public Number? Sender(NumberDirectory numbers) =>
        From is not null ? numbers.Find(From) : numbers.SenderOf(MessagingServiceSid ?? "");

    TwilioError? RecipientRefusal() =>
        To.Length == 0 ? new TwilioError(21604, 400, "A 'To' phone number is required.")
        : !Geography.IsTextable(To) ? new TwilioError(21211, 400, $"Invalid 'To' Phone Number: {To}")
        : !Geography.IsPermitted(To) ? MagicRecipients.NotPermitted
        : To == From ? new TwilioError(21266, 400, "'To' and 'From' number cannot be the same")
        : null;

    TwilioError? SenderRefusal(NumberDirectory numbers)
    {
        if (From is null && MessagingServiceSid is null) return new TwilioError(21603, 400, "A 'From' phone number or a Messaging Service is required.");
        if (From is not null && !Geography.IsE164(From)) return new TwilioError(21212, 400, $"Invalid 'From' Phone Number: {From}");
        if (From is not null && numbers.Find(From) is null)
            return new TwilioError(21606, 400, $"The 'From' phone number {From} is not a valid, SMS-capable number of your account.");
        if (MessagingServiceSid is not null && numbers.SenderOf(MessagingServiceSid) is null)
            return new TwilioError(21703, 400, "The Messaging Service does not have a phone number available to send the message.");
        if (From is not null && MessagingServiceSid is not null && numbers.Find(From)!.MessagingServiceSid != MessagingServiceSid)
            return new TwilioError(21704, 400, "The 'From' phone number is not in the sender pool of the Messaging Service.");
        return null;
    }

    TwilioError? ContentRefusal()
    {
        if (Body.Length == 0 && MediaUrls.Count == 0) return new TwilioError(21619, 400, "A message body or media is required.");
        if (Body.Length > LongestBody) return new TwilioError(21617, 400, $"The message body exceeds the {LongestBody} character limit.");
        if (MediaUrls.Count > MostMedia) return new TwilioError(21623, 400, $"A message can have no more than {MostMedia} media.");
        if (MediaUrls.FirstOrDefault(url => !IsWebAddress(url)) is not null) return new TwilioError(21620, 400, "Invalid media URL.");
        // Twilio calls back no host with an underscore in its name.
        if (StatusCallback is not null && (!IsWebAddress(StatusCallback) || new Uri(StatusCallback).Host.Contains('_', StringComparison.Ordinal)))
            return new TwilioError(21609, 400, "The 'StatusCallback' URL is not a valid URL.");
        return null;
    }

    TwilioError? ScheduleRefusal(DateTimeOffset now) =>
        !Scheduled ? null
        : MessagingServiceSid is null ? new TwilioError(35118, 400, "A Messaging Service is required to schedule a message.")
        : SendAt is not { } at || at < now + ShortestLead || at > now + LongestLead
            ? new TwilioError(35114, 400, "SendAt must be between 300 seconds and 35 days in the future.")
        : null;

    static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    static string? Optional(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
