using TwilioSimulator.Accounts;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Messages;

/// <summary>DELETE …/Messages/{Sid}.json. Gone from the API, not from the record.</summary>
internal static class DeleteMessage
{
    static readonly TwilioError StillUnderWay = new(20009, 409, "Cannot delete this resource before it is in a final state");

    public static async Task<IResult> Handle(string sid, HttpRequest request, MessageLog log, AppendOnlyRecord record, TimeProvider clock)
    {
        if (log.Find(sid) is not { IsListed: true } message) return TwilioError.NotFound(request);
        if (!message.IsFinal) return StillUnderWay;

        await record.AppendAsync(new MessageDeleted(sid) { At = clock.GetUtcNow() });
        return TypedResults.NoContent();
    }
}
