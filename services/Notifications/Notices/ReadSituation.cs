using Microsoft.EntityFrameworkCore;
using Notifications.Audience;
using Notifications.Data;
using Notifications.Rules;
using Notifications.Settings;

namespace Notifications.Notices;

/// <summary>What a rule may look at: the settings as they are now, the company, the office and those the event speaks of.</summary>
internal static class ReadSituation
{
    /// <summary>Of the current company.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="people">The staff and clients that the event names.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    internal static async Task<Situation> ReadSituationAsync(this NotificationsDb db, Guid companyId, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new NotificationSettings(companyId);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var office = await db.Office().AsNoTracking().OrderBy(person => person.Id).ToListAsync(cancellationToken);
        var named = await db.Recipients.AsNoTracking().Where(person => people.Contains(person.Id)).ToListAsync(cancellationToken);
        return new Situation(settings, company, office, named);
    }
}
