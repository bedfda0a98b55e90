using Microsoft.EntityFrameworkCore;

namespace Notifications.Data;

/// <summary>One decision at a time in a company.</summary>
internal static class CompanyLock
{
    /// <summary>
    /// Until the end of the transaction nobody else decides on notices of this company or changes what they depend on. Two
    /// events at once would otherwise not see each other's texts, and a switch would not hold from the next event on.
    /// </summary>
    internal static Task LockCompanyAsync(this NotificationsDb db, Guid companyId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"notices:" + companyId}, 0))", cancellationToken);
}
