using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ServiceDefaults.Data.Bus;

namespace ServiceDefaults.Data.Database;

/// <summary>Wakes the outbox relay after a commit, so that a fact does not wait for the next poll.</summary>
internal sealed class CommitListener(OutboxSignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) signal.Set();
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Set();
        return Task.CompletedTask;
    }
}
