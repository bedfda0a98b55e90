using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Media;

/// <summary>GET …/Messages/{MessageSid}/Media/{Sid}.json</summary>
internal static class FetchMediaItem
{
    public static IResult Handle(string messageSid, string sid, HttpRequest request, MessageLog log) =>
        log.Find(messageSid) is { IsListed: true } message && message.Media.FirstOrDefault(item => item.Sid == sid) is { } found
            ? TypedResults.Json(MediaJson.Of(message, found), WireJson.Options)
            : TwilioError.NotFound(request);
}
