using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using Notifications.Rules;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>The quiet hours are over: what was held goes, unless meanwhile it should not.</summary>
internal sealed class HeldNotices(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldNotices> log) : ClaimLoop(clock, log)
{
    private const int Slice = 50;
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var now = _clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // All of one company, so that its settings are read once and hold for all of them.
        var due = await db.Notices.FromSql($"""
            SELECT * FROM notices WHERE outcome = 'Held' AND held_until <= {now}
              AND company_id = (SELECT company_id FROM notices WHERE outcome = 'Held' AND held_until <= {now} ORDER BY held_until LIMIT 1)
            ORDER BY held_until LIMIT {Slice} FOR UPDATE SKIP LOCKED
            """).IgnoreQueryFilters().ToListAsync(cancellationToken);
        if (due.Count == 0) return 0;

        var company = due[0].CompanyId;
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
        var situation = await db.ReadSituationAsync(company, [.. due.Select(notice => notice.RecipientId)], cancellationToken);
        foreach (var notice in due)
        {
            notice.Apply(Again(notice, situation, now));
            if (notice.Outcome is NoticeOutcome.Sent) db.Outbox.Add(notice.Order());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }

    /// <summary>Whoever switched it off, or left, in the night, does not want it in the morning; new quiet hours count.</summary>
    private static Decided Again(Notice notice, Situation situation, DateTimeOffset now)
    {
        if (!situation.Settings.Wants(notice.Kind)) return Decided.Skip(Reasons.SwitchOff);
        var person = situation.Find(notice.RecipientId);
        if (person is { Active: false }) return Decided.Skip(Reasons.PersonInactive);
        var draft = new Draft(
            notice.RecipientId, notice.RecipientKind ?? default, notice.Channel, notice.Words, notice.Urgency, notice.NotAfter ?? DateTimeOffset.MaxValue, person?.TimeZone, notice.UnlessToldBy);
        return Timing.Decide(draft, notice.Kind, situation, [], now);
    }
}
