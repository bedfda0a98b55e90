using TwilioSimulator.Accounts;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Messages;

/// <summary>POST …/Messages/{Sid}.json: an empty <c>Body</c> redacts, <c>Status=canceled</c> takes back a scheduled text.</summary>
internal static class UpdateMessage
{
    static readonly TwilioError OnlyEmptyBody = new(20001, 400, "Body can only be updated to the empty string");
    static readonly TwilioError NotScheduled = new(30409, 409, "Only a scheduled message can be canceled");

    public static async Task<IResult> Handle(
        string sid, HttpRequest request, MessageLog log, AppendOnlyRecord record, DeliveryPump pump, TimeProvider clock)
    {
        if (log.Find(sid) is not { IsListed: true } message) return TwilioError.NotFound(request);

        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        if (form["Status"] == "canceled")
        {
            if (message.Status != MessageStatus.Scheduled) return NotScheduled;
            await pump.CancelAsync(message);
        }

        if (form.TryGetValue("Body", out var body))
        {
            if (!string.IsNullOrEmpty(body)) return OnlyEmptyBody;
            await record.AppendAsync(new BodyRedacted(sid) { At = clock.GetUtcNow() });
        }

        return TypedResults.Json(MessageJson.Of(log.Find(sid)!), WireJson.Options);
    }
}
