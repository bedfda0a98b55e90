using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TwilioSimulator.Mailbox;

/// <summary>Emails for the page and for tests, newest first.</summary>
internal static class ReadMailbox
{
    // A mail is somebody's HTML: it may colour and draw, and do nothing. Its links open beside the page.
    const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    internal sealed record Line(string Id, string From, IReadOnlyList<string> To, string Subject, string Preview, DateTimeOffset At);

    internal sealed record State(IReadOnlyList<Line> Mails, int Total, IReadOnlyList<MailFaultRule> Faults, bool CanAnswer);

    public static State List(string? search, int? take, MailShelf shelf, MailFaults faults, AnswerMail answers)
    {
        var found = shelf.All().Where(mail => mail.Says(search)).ToList();
        return new State([.. found.Take(take ?? 100).Select(LineOf)], found.Count, faults.Current(), answers.IsPossible);
    }

    /// <summary>GET /control/mailbox?to=: whole emails, for tests.</summary>
    public static IReadOnlyList<Mail> Whole(string? to, MailShelf shelf) => [.. shelf.All().Where(mail => mail.IsFor(to))];

    public static Results<Ok<Mail>, NotFound> One(string id, MailShelf shelf) => shelf.Find(id) is { } mail ? TypedResults.Ok(mail) : TypedResults.NotFound();

    public static IResult Html(string id, MailShelf shelf, HttpResponse response)
    {
        if (shelf.Find(id)?.Html is not { } html) return TypedResults.NotFound();

        response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(html.Replace("<head>", "<head><base target=\"_blank\">", StringComparison.OrdinalIgnoreCase), "text/html; charset=utf-8");
    }

    /// <summary>GET /dev/mailbox/events: <c>mail</c> when the page should read again, <c>beat</c> so that proxies keep a quiet stream open.</summary>
    public static ServerSentEventsResult<string> Events(MailShelf shelf, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken left) =>
        TypedResults.ServerSentEvents(EventsAsync(shelf, clock, lifetime.ApplicationStopping, left));

    static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        MailShelf shelf, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(left, stopping);
        var changed = shelf.Changed();
        yield return new SseItem<string>("", "beat");
        while (!over.IsCancellationRequested)
        {
            var happened = await Task.WhenAny(changed, Task.Delay(Beat, clock, over.Token)) == changed;
            if (over.IsCancellationRequested) yield break;
            if (happened) changed = shelf.Changed();
            yield return new SseItem<string>("", happened ? "mail" : "beat");
        }
    }

    static Line LineOf(Mail mail) => new(mail.Id, mail.From, mail.To, mail.Subject, Preview(mail.Text ?? ""), mail.At);

    static string Preview(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 140 ? line : line[..140];
    }
}
