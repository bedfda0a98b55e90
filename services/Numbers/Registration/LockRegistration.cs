using Microsoft.EntityFrameworkCore;
using Numbers.Data;

namespace Numbers.Registration;

/// <summary>Takes the registration for a person who changes it while the advancer may be at work on it.</summary>
internal static class LockRegistration
{
    /// <summary>
    /// Locked until the present transaction ends. What the advancer wrote before is in it; what it wants to write after
    /// finds the row changed, and the advancer looks again.
    /// </summary>
    internal static Task<CompanyRegistration?> LockRegistrationAsync(this NumbersDb db, Guid companyId, CancellationToken cancellationToken) =>
        db.Registrations.FromSql($"SELECT *, xmin FROM registrations WHERE company_id = {companyId} FOR UPDATE").SingleOrDefaultAsync(cancellationToken);
}
