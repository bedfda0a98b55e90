using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using Notifications.Rules;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>Something happened: the rules say who hears what, and notices and orders are one commit.</summary>
internal sealed class DecideNotices(NotificationsDb db, Turns turns, TimeProvider clock)
{
    /// <summary>Decides once per event and kind, whatever is delivered how often.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="companyId">Of the company that is current.</param>
    /// <param name="eventId">Its id.</param>
    /// <param name="people">The staff and clients it names.</param>
    /// <param name="rules">Those that know about such events.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    internal async Task HandleAsync<TEvent>(
        TEvent happened, Guid companyId, Guid eventId, IReadOnlyCollection<Guid> people, IReadOnlyList<INotificationRule<TEvent>> rules, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(companyId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(companyId, cancellationToken);
        var (id, now) = ($"{eventId}", clock.GetUtcNow());
        var kinds = rules.Select(rule => rule.Kind).ToArray();
        var decided = await db.Notices.Where(notice => notice.EventId == id && kinds.Contains(notice.Kind)).ToListAsync(cancellationToken);
        var situation = await db.ReadSituationAsync(companyId, people, cancellationToken);
        foreach (var rule in rules)
        {
            var former = decided.Where(notice => notice.Kind == rule.Kind).ToList();
            if (former.Exists(notice => !notice.IsOpen)) continue;

            var verdict = rule.Decide(happened, situation);
            if (former.Count > 0 && verdict.Reason is Reasons.NotLateEnough) continue;
            db.Notices.RemoveRange(former);
            if (verdict.Reason is { } reason) db.Notices.Add(Notice.Nobody(companyId, rule.Kind, id, reason, now));
            else await TellAsync(verdict.Drafts, rule.Kind, companyId, id, situation, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task TellAsync(
        IReadOnlyList<Draft> drafts, NoticeKind kind, Guid companyId, string eventId, Situation situation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await ToldBeforeAsync([.. drafts.Select(draft => draft.RecipientId)], now, cancellationToken);
        foreach (var draft in drafts)
        {
            var notice = Notice.To(companyId, kind, eventId, draft, Timing.Decide(draft, kind, situation, before, now), now);
            db.Notices.Add(notice);
            if (notice.Outcome is NoticeOutcome.Sent) db.Outbox.Add(notice.Order());
        }
    }

    private Task<List<ToldBefore>> ToldBeforeAsync(Guid[] recipients, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Timing.Together;
        return db.Notices.AsNoTracking()
            .Where(notice => recipients.Contains(notice.RecipientId) && notice.At > since && notice.Outcome != NoticeOutcome.Skipped)
            .Select(notice => new ToldBefore(notice.RecipientId, notice.Channel, notice.Kind, notice.Words, notice.At)).ToListAsync(cancellationToken);
    }
}
