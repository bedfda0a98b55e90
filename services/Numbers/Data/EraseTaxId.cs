using Microsoft.EntityFrameworkCore;

namespace Numbers.Data;

/// <summary>
/// A tax id is kept for a registration that goes on. One that was rejected and is not corrected any more would keep it for
/// ever: turning texting off, giving the number back and leaving the platform give it up. Whoever comes back enters it again.
/// </summary>
internal static class EraseTaxId
{
    /// <summary>Whatever the registration's state. Needs the company's lock; the caller saves.</summary>
    public static async Task EraseTaxIdAsync(this NumbersDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await db.Details.SingleOrDefaultAsync(details => details.Sealed != null, cancellationToken))?.Erase(now);
}
