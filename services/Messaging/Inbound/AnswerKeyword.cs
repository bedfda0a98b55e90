using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging;

namespace Messaging.Inbound;

/// <summary>
/// Our own answer to STOP, START and HELP, for accounts whose carrier sends none. One for each text that changes
/// something, queued in the commit that stores it; a second STOP in a row is not confirmed again.
/// </summary>
internal static class AnswerKeyword
{
    // The law allows one confirmation, within five minutes and without anything else in it.
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    internal static async Task AnswerAsync(
        this MessagingDb db, HeardKeyword keyword, InboundText text, Guid companyId, Guid? contactId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var asked = at;
        if (!keyword.IsKeyword || !keyword.Changes && keyword.Kind is not Keyword.Help) return;

        var company = await db.Companies.Select(row => row.Name).SingleOrDefaultAsync(cancellationToken) ?? "This number";
        var body = Words(keyword.Kind, company);
        // No older than the change it confirms: the claim refuses answers that a later STOP has overtaken.
        if (keyword is { Changes: true, OptOut.ChangedAt: var changedAt }) asked = TextId.Instant(changedAt.AddTicks(TimeSpan.TicksPerMillisecond - 1));
        await db.RememberPhoneAsync(companyId, text.From, at, cancellationToken);
        var answer = TextMessage.Queue(
            new QueuedText(companyId, contactId, text.From, Purpose.KeywordReply, body, Segments.Count(body)) { Urgency = Urgency.Normal, NotAfter = at + Within }, asked);
        db.AddQueued(answer, TextKeyKind.Source, TextKey.Source(companyId, $"keyword:{text.Sid}"));
    }

    internal static string Words(Keyword keyword, string company) => keyword switch
    {
        Keyword.Stop => $"{company}: You are unsubscribed and will get no more texts from us. Reply START to get them again.",
        Keyword.Start => $"{company}: You will get our texts again. Reply HELP for help, STOP to opt out.",
        _ => $"{company}: We text you about your services. Msg & data rates may apply. Reply STOP to opt out, START to get texts again.",
    };
}
