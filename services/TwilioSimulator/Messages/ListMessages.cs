using TwilioSimulator.Accounts;

namespace TwilioSimulator.Messages;

/// <summary>
/// GET …/Messages.json, newest first. A text whose service has not chosen a sender yet has neither <c>from</c> nor
/// <c>date_sent</c>, so those filters miss it: that is Twilio's behaviour and the trap callers must know.
/// </summary>
internal static class ListMessages
{
    static readonly TwilioError NotADate = new(20001, 400, "DateSent must be YYYY-MM-DD or an ISO 8601 time in GMT");

    public static IResult Handle(HttpRequest request, MessageLog log)
    {
        var query = request.Query;
        if (!DateSentFilter.TryRead(query, out var sent)) return NotADate;

        var (to, from) = (query["To"].ToString(), query["From"].ToString());
        var found = (to.Length > 0 ? log.SentTo(to) : log.All())
            .Where(message => message.IsListed)
            .Where(message => from.Length == 0 || message.From == from)
            .Where(message => sent.Allows(message.SentAt))
            .Reverse()
            .ToList();

        var page = Page<Message>.Of(found, message => message.Sid, query);
        return TypedResults.Json(page.ToBody("messages", MessageJson.Of, request), WireJson.Options);
    }
}
