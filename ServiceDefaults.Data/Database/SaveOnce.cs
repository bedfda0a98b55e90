using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ServiceDefaults.Data.Database;

/// <summary>Effects that have a unique key of their own: a replay meets the key and does nothing.</summary>
public static class SaveOnce
{
    /// <summary>Saves the unit of work, unless a row in it exists already; then nothing of it is saved.</summary>
    /// <param name="db">The unit of work; empty afterwards if it was a duplicate.</param>
    /// <param name="uniqueKey">Name of the primary key or unique index that tells the duplicate.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    /// <returns>False for a duplicate.</returns>
    public static async Task<bool> SaveOnceAsync(this DbContext db, string uniqueKey, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.Violates(uniqueKey))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Whether the save failed because of this primary key or unique index.</summary>
    /// <param name="exception">What the save threw.</param>
    /// <param name="uniqueKey">Name of the constraint or index.</param>
    public static bool Violates(this DbUpdateException exception, string uniqueKey) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation && violation.ConstraintName == uniqueKey;
}
