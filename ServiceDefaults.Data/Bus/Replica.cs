using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Data.Bus;

/// <summary>A read-only copy of another owner's row.</summary>
public interface IReplica
{
    /// <summary>The owner's version of the snapshot that is stored.</summary>
    long Version { get; }
}

/// <summary>Applies snapshots: only newer ones, whatever order they come in.</summary>
public static class Replica
{
    /// <summary>
    /// Creates or changes the replica if the snapshot is newer than what is stored. Map the entity with <c>UseXmin</c>:
    /// two snapshots at once then conflict and the loser is handled again.
    /// </summary>
    /// <param name="db">The unit of work; the caller saves.</param>
    /// <param name="key">Primary key of the replica.</param>
    /// <param name="version">Version of the snapshot.</param>
    /// <param name="create">Makes the row when there is none.</param>
    /// <param name="apply">Copies the snapshot, version included, onto the row.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    /// <returns>The row, or null when the snapshot is old news.</returns>
    public static async Task<T?> ApplyIfNewerAsync<T>(
        this DbContext db, object[] key, long version, Func<T> create, Action<T> apply, CancellationToken cancellationToken)
        where T : class, IReplica
    {
        var row = await db.Set<T>().FindAsync(key, cancellationToken);
        if (row is null)
        {
            row = create();
            db.Add(row);
        }
        else if (version <= row.Version)
        {
            return null;
        }

        apply(row);
        return row;
    }
}
