using System.Globalization;
using TwilioSimulator.Messages;
using TwilioSimulator.Numbers;

namespace TwilioSimulator.Webhooks;

/// <summary>The POST to a number's <c>SmsUrl</c> that hands over an inbound text, and to its fallback when that fails.</summary>
internal sealed class InboundWebhook(WebhookSender sender, NumberDirectory numbers, TimeProvider clock)
{
    const int RetrievalFailure = 11200;

    /// <summary>Null when there is nobody to tell: no address, or a fault that silences webhooks.</summary>
    public async Task<WebhookOutcome?> PostAsync(Message message, CancellationToken stopping)
    {
        if (numbers.Find(message.To) is not { SmsUrl: { } url } number || message.Fate.IsSilent) return null;

        var form = Form(message, number);
        if (message.Fate.LateMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(message.Fate.LateMs), clock, stopping);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, message.Fate.Copies)
            .Select(copy => sender.PostAsync(new Webhook(message.Sid, "inbound", copy, url, form), stopping)));
        if (outcomes.Any(outcome => outcome.Answered) || number.SmsFallbackUrl is not { } fallback) return outcomes[0];

        form.Add(new("ErrorCode", RetrievalFailure.ToString(CultureInfo.InvariantCulture)));
        form.Add(new("ErrorUrl", ConnectionOverrides.Split(url).Url));
        return await sender.PostAsync(new Webhook(message.Sid, "fallback", 1, fallback, form), stopping);
    }

    static List<KeyValuePair<string, string>> Form(Message message, Number number)
    {
        var (from, to) = (Geography.PlaceOf(message.From!), Geography.PlaceOf(message.To));
        List<KeyValuePair<string, string>> form =
        [
            new("AccountSid", message.AccountSid),
            new("ApiVersion", "2010-04-01"),
            new("Body", message.Body),
            new("From", message.From!),
            new("FromCity", from.City),
            new("FromCountry", from.Country),
            new("FromState", from.State),
            new("FromZip", from.Zip),
            new("MessageSid", message.Sid),
            new("NumMedia", Digits(message.Media.Count)),
            new("NumSegments", Digits(message.Segments)),
            new("SmsMessageSid", message.Sid),
            new("SmsSid", message.Sid),
            new("SmsStatus", "received"),
            new("To", message.To),
            new("ToCity", to.City),
            new("ToCountry", to.Country),
            new("ToState", to.State),
            new("ToZip", to.Zip),
        ];
        if (message.MessagingServiceSid is { } service) form.Add(new("MessagingServiceSid", service));
        if (number.AdvancedOptOut && message.Keyword is { } keyword) form.Add(new("OptOutType", keyword));
        for (var i = 0; i < message.Media.Count; i++)
        {
            var media = message.Media[i];
            form.Add(new($"MediaContentType{i}", media.ContentType ?? ""));
            form.Add(new($"MediaUrl{i}", $"https://api.twilio.com/2010-04-01/Accounts/{message.AccountSid}/Messages/{message.Sid}/Media/{media.Sid}"));
        }

        return form;
    }

    static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
