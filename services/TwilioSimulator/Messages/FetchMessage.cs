using TwilioSimulator.Accounts;

namespace TwilioSimulator.Messages;

/// <summary>GET …/Messages/{Sid}.json</summary>
internal static class FetchMessage
{
    public static IResult Handle(string sid, HttpRequest request, MessageLog log) =>
        log.Find(sid) is { IsListed: true } message
            ? TypedResults.Json(MessageJson.Of(message), WireJson.Options)
            : TwilioError.NotFound(request);
}
