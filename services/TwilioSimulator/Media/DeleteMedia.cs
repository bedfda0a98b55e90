using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Media;

/// <summary>DELETE …/Messages/{MessageSid}/Media/{Sid}.json</summary>
internal static class DeleteMedia
{
    public static async Task<IResult> Handle(
        string messageSid, string sid, HttpRequest request, MessageLog log, AppendOnlyRecord record, TimeProvider clock)
    {
        if (log.Find(messageSid) is not { IsListed: true } message || message.Media.All(item => item.Sid != sid)) return TwilioError.NotFound(request);

        await record.AppendAsync(new MediaDeleted(messageSid, sid) { At = clock.GetUtcNow() });
        return TypedResults.NoContent();
    }
}
