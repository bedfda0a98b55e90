using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Media;

/// <summary>GET …/Messages/{MessageSid}/Media.json</summary>
internal static class ListMedia
{
    public static IResult Handle(string messageSid, HttpRequest request, MessageLog log)
    {
        if (log.Find(messageSid) is not { IsListed: true } message) return TwilioError.NotFound(request);

        var page = Page<MediaItem>.Of(message.Media, item => item.Sid, request.Query);
        return TypedResults.Json(page.ToBody("media_list", item => MediaJson.Of(message, item), request), WireJson.Options);
    }
}
