using System.Globalization;
using TwilioSimulator.Accounts;

namespace TwilioSimulator.Messages;

/// <summary>The Message resource, property for property.</summary>
internal sealed record MessageJson(
    string AccountSid, string ApiVersion, string Body, string DateCreated, string? DateSent, string DateUpdated, string Direction,
    int? ErrorCode, string? ErrorMessage, string? From, string? MessagingServiceSid, string NumMedia, string NumSegments,
    string? Price, string? PriceUnit, string Sid, string Status, MessageJson.Subresources SubresourceUris, string To, string Uri)
{
    internal sealed record Subresources(string Media);

    public static MessageJson Of(Message message)
    {
        var path = $"/2010-04-01/Accounts/{message.AccountSid}/Messages/{message.Sid}";
        return new MessageJson(
            message.AccountSid,
            "2010-04-01",
            message.Redacted ? "" : message.Body,
            WireJson.Date(message.At),
            WireJson.Date(message.SentAt),
            WireJson.Date(message.UpdatedAt),
            WireNames.Of(message.Direction),
            message.ErrorCode,
            null,
            message.From,
            message.MessagingServiceSid,
            message.Media.Count.ToString(CultureInfo.InvariantCulture),
            // Twilio knows the encoding of the text only once the service has chosen its sender.
            (message.From is null ? 0 : message.Segments).ToString(CultureInfo.InvariantCulture),
            null,
            null,
            message.Sid,
            WireNames.Of(message.Status),
            new Subresources($"{path}/Media.json"),
            message.To,
            $"{path}.json");
    }
}
