using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Media;

/// <summary>The Media resource, property for property.</summary>
internal sealed record MediaJson(
    string AccountSid, string? ContentType, string DateCreated, string DateUpdated, string ParentSid, string Sid, string Uri)
{
    public static MediaJson Of(Message message, MediaItem item) => new(
        message.AccountSid,
        item.ContentType,
        WireJson.Date(message.At),
        WireJson.Date(message.At),
        message.Sid,
        item.Sid,
        $"/2010-04-01/Accounts/{message.AccountSid}/Messages/{message.Sid}/Media/{item.Sid}.json");
}
