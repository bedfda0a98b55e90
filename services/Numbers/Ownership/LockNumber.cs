using Microsoft.EntityFrameworkCore;
using Numbers.Data;

namespace Numbers.Ownership;

/// <summary>Takes the company's number for a person who changes it while the purchaser may be at work on it.</summary>
internal static class LockNumber
{
    /// <summary>
    /// The one chosen last, locked until the present transaction ends. What the purchaser wrote before is in it; what it wants
    /// to write after finds the row changed, and the purchaser looks again.
    /// </summary>
    internal static Task<TextingNumber?> LockNumberAsync(this NumbersDb db, Guid companyId, CancellationToken cancellationToken) =>
        db.Numbers.FromSql($"SELECT *, xmin FROM numbers WHERE company_id = {companyId} ORDER BY chosen_at DESC LIMIT 1 FOR UPDATE").SingleOrDefaultAsync(cancellationToken);
}
