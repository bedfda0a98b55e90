using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Texting.Contracts.Numbers;

namespace Numbers.Standing;

/// <summary>Says what changed: works out standings from what the transaction has written, and publishes those that differ.</summary>
internal static class Announcer
{
    /// <summary>Saves, decides, and saves what has to be said. Needs a transaction that holds the company's lock.</summary>
    public static async Task AnnounceAsync(this NumbersDb db, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        var number = await db.Numbers.Where(number => number.OwnedAt != null).OrderByDescending(number => number.OwnedAt).FirstOrDefaultAsync(cancellationToken);
        var steps = await db.Steps.OrderBy(step => step.Position).ToListAsync(cancellationToken);
        var (standing, step) = RegistrationDecision.Decide(steps);
        if (number is null && steps.Count == 0) return;

        var said = await db.Standings.FindAsync([companyId], cancellationToken) ?? db.Add(new PublishedStanding(companyId)).Entity;
        if (steps.Count > 0)
        {
            var snapshot = new RegistrationChanged(companyId, standing, step is null ? null : JsonNamingPolicy.CamelCase.ConvertName($"{step.Name}"), step?.Reason, 0);
            if (said.Say(snapshot, now) is { } news) db.Outbox.Add(news);
        }

        if (number is { MessagingServiceSid: { } service })
        {
            var (sender, reason) = SenderDecision.Decide(company, number, steps.Count > 0 ? standing : null);
            if (said.Say(new SenderChanged(companyId, number.Number, service, number.AccountSid, sender, reason, 0), now) is { } news) db.Outbox.Add(news);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
