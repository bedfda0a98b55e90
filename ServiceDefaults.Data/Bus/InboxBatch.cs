using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Work;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Group commit for messages: whatever arrives while one group is being handled, or a few milliseconds after it began, is
/// the next group. At rest a message waits for nobody. A group that fails is handled one by one, so that one bad message does not take the others with it.
/// </summary>
internal sealed class InboxBatch<TMessage, THandler>(IServiceScopeFactory scopes, WireNames names, TimeProvider clock, ILogger<THandler> log)
    where TMessage : class
    where THandler : IHandleMany<TMessage>
{
    private const int Largest = 100;

    // One statement for the group, in one order for all replicas; what was handled before is left out.
    private const string InboxSql = """
        INSERT INTO inbox (message_id, wire_name, handled_at)
        SELECT m.id, $2, $3 FROM unnest($1) AS m(id) ORDER BY m.id ON CONFLICT DO NOTHING RETURNING message_id
        """;

    private readonly ConcurrentQueue<Pending> _waiting = new();
    private readonly Beat _beat = new(TimeSpan.FromMilliseconds(10));
    private readonly string _wireName = names.Of(typeof(TMessage)).WireName;
    private int _isAtWork;

    /// <summary>Completes when the message is committed, alone or with others.</summary>
    internal Task HandleAsync(Received<TMessage> message, Guid? id, CancellationToken cancellationToken)
    {
        var pending = new Pending(message, id, Activity.Current);
        _waiting.Enqueue(pending);
        // A worker of its own: a message that worked for those that came after it would not be acknowledged as long as more come.
        if (Begins()) _ = Task.Run(WorkAsync, CancellationToken.None);
        return pending.Done.Task.WaitAsync(cancellationToken);
    }

    private bool Begins() => Interlocked.Exchange(ref _isAtWork, 1) == 0;

    private async Task WorkAsync()
    {
        do
        {
            while (!_waiting.IsEmpty) await HandleNextAsync();
            Interlocked.Exchange(ref _isAtWork, 0);
            // What came between the look and the end found somebody at work.
        }
        while (!_waiting.IsEmpty && Begins());
    }

    private async Task HandleNextAsync()
    {
        await _beat.NextAsync(CancellationToken.None);
        var group = new List<Pending>();
        while (group.Count < Largest && _waiting.TryDequeue(out var next)) group.Add(next);
        try
        {
            await CommitAsync(group);
            foreach (var pending in group) pending.Done.TrySetResult();
        }
        catch (Exception failure) when (group.Count > 1 && !Delivery.IsDatabaseAway(failure))
        {
            log.LogWarning(failure, "{Count} messages {Message} could not be handled together; one by one", group.Count, _wireName);
            foreach (var pending in group) await HandleAloneAsync(pending);
        }
        catch (Exception failure)
        {
            foreach (var pending in group) pending.Done.TrySetException(failure);
        }
    }

    private async Task HandleAloneAsync(Pending pending)
    {
        try
        {
            await CommitAsync([pending]);
            pending.Done.TrySetResult();
        }
        catch (Exception failure)
        {
            pending.Done.TrySetException(failure);
        }
    }

    private async Task CommitAsync(IReadOnlyList<Pending> group)
    {
        // What a group causes is told of its first message, which waits for it.
        Activity.Current = group[0].Cause;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var fresh = await TakeAsync(db, group);
        if (fresh.Count == 0) return;
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync([.. fresh.Select(pending => pending.Message)], CancellationToken.None);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Writes the inbox rows and returns those that are new; messages without an id rest on the handler's keys.</summary>
    private async Task<IReadOnlyList<Pending>> TakeAsync(ServiceDb db, IReadOnlyList<Pending> group)
    {
        await using var insert = db.PresentCommand(InboxSql);
        insert.Parameters.Add(new() { Value = group.Select(pending => pending.Id).OfType<Guid>().Distinct().ToArray() });
        insert.Parameters.Add(new() { Value = _wireName });
        insert.Parameters.Add(new() { Value = clock.GetUtcNow() });
        var taken = new HashSet<Guid>();
        await using (var reader = await insert.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) taken.Add(reader.GetGuid(0));
        }

        // The same message twice in one group: the first of them takes the id away.
        return [.. group.Where(pending => pending.Id is not { } id || taken.Remove(id))];
    }

    private sealed record Pending(Received<TMessage> Message, Guid? Id, Activity? Cause)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
