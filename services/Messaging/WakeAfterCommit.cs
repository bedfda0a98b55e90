using System.Data.Common;
using Messaging.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messaging;

/// <summary>Wakes the reader of feed_changes after an EF commit that wrote some, so that nobody waits for its next poll.</summary>
internal sealed class WakeAfterCommit(FeedSignal feed) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db) Wake(db);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) Wake(db);
        return Task.CompletedTask;
    }

    // Changes are never read through a context: if it holds one, this unit of work wrote it.
    private void Wake(DbContext db)
    {
        if (db.ChangeTracker.Entries<FeedChange>().Any()) feed.Set();
    }
}
