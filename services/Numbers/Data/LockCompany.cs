using Microsoft.EntityFrameworkCore;

namespace Numbers.Data;

/// <summary>One writer per company: two admins, a consumer and a worker follow each other instead of conflicting.</summary>
internal static class LockCompany
{
    /// <summary>Waits for the company's turn. Needs a transaction and holds until its end.</summary>
    public static Task LockCompanyAsync(this NumbersDb db, Guid companyId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({companyId.ToString()}, 1))", cancellationToken);
}
