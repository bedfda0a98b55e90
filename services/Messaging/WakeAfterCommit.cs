using System.Data.Common;
using Messaging.Live;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messaging;

/// <summary>Wakes this process's workers after an EF commit that wrote something for them, so that nobody waits for the next poll.</summary>
/// <param name="dispatcher">Lazy: a migration has contexts too, and nothing that a dispatcher needs.</param>
internal sealed class WakeAfterCommit(FeedSignal feed, Lazy<TextDispatcher> dispatcher) : DbTransactionInterceptor, ISaveChangesInterceptor
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

    // Neither is read through a tracking query: what the context holds, this unit of work wrote.
    private void Wake(DbContext db)
    {
        var queued = db.ChangeTracker.Entries<TextMessage>().Any(text => text.Entity.Status is TextStatus.Queued);
        // Whatever waits stands in somebody's feed.
        if (queued || db.ChangeTracker.Entries<FeedChange>().Any()) feed.Set();
        if (queued) dispatcher.Value.Wake();
    }
}
