using System.Web;
using TwilioSimulator.Faults;
using TwilioSimulator.Messages;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Oracle;

/// <summary>GET /oracle: what really happened, for tests to hold the product's books against.</summary>
internal static class ReadOracle
{
    /// <param name="M">Our customer's own id, from <c>m=</c> in the StatusCallback.</param>
    /// <param name="A">Its attempt, from <c>a=</c>.</param>
    internal sealed record Accepted(
        string Sid, string To, string? From, string? MessagingServiceSid, string Body, string BodySha256, int NumMedia, int Segments,
        string? StatusCallback, string? M, string? A, DateTimeOffset At, string? Status, int? ErrorCode, Fate Fate);

    internal sealed record Issued(
        string Sid, string From, string To, string Body, int NumMedia, int Segments, string? Keyword, DateTimeOffset At);

    internal sealed record Duplicate(string To, string BodySha256, string? M, IReadOnlyList<string> Sids);

    internal sealed record Totals(
        int Messages, int Segments, int Inbound, int InboundSegments, int Webhooks, int WebhooksAnswered, int Duplicates);

    internal sealed record Answer(
        Totals Totals, IReadOnlyList<Accepted> Messages, IReadOnlyList<Issued> Inbound, IReadOnlyList<WebhookTried> Webhooks,
        IReadOnlyList<Duplicate> Duplicates);

    /// <param name="to">Only messages to, and inbound texts from, this person's number.</param>
    /// <param name="since">Only what happened at or after this time.</param>
    public static Answer Handle(string? to, DateTimeOffset? since, Ledger ledger, MessageLog log, WebhookLog webhooks)
    {
        var accepted = ledger.Accepted()
            .Where(entry => (to is null || entry.To == to) && (since is null || entry.At >= since))
            .Select(entry => Show(entry, log.Find(entry.Sid)))
            .ToList();
        var issued = ledger.Received()
            .Where(entry => (to is null || entry.From == to) && (since is null || entry.At >= since))
            .Select(entry => new Issued(entry.Sid, entry.From, entry.To, entry.Body, entry.Media.Count, entry.Segments, entry.Keyword, entry.At))
            .ToList();
        var sids = accepted.Select(entry => entry.Sid).Concat(issued.Select(entry => entry.Sid)).ToHashSet(StringComparer.Ordinal);
        var tries = webhooks.All().Where(tried => sids.Contains(tried.Sid)).ToList();
        var duplicates = accepted
            .GroupBy(entry => (entry.To, entry.BodySha256, entry.M))
            .Where(group => group.Count() > 1)
            .Select(group => new Duplicate(group.Key.To, group.Key.BodySha256, group.Key.M, [.. group.Select(entry => entry.Sid)]))
            .ToList();

        var totals = new Totals(
            accepted.Count, accepted.Sum(entry => entry.Segments), issued.Count, issued.Sum(entry => entry.Segments), tries.Count,
            tries.Count(tried => tried.HttpStatus is >= 200 and < 300), duplicates.Sum(duplicate => duplicate.Sids.Count - 1));
        return new Answer(totals, accepted, issued, tries, duplicates);
    }

    static Accepted Show(MessageAccepted entry, Message? message)
    {
        var query = entry.StatusCallback is { } url ? HttpUtility.ParseQueryString(new Uri(url).Query) : [];
        return new Accepted(
            entry.Sid, entry.To, entry.From, entry.MessagingServiceSid, entry.Body, entry.BodySha256, entry.Media.Count, entry.Segments,
            entry.StatusCallback, query["m"], query["a"], entry.At,
            message is null ? null : WireNames.Of(message.Status), message?.ErrorCode, entry.Fate);
    }
}
