using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>
/// Writes news about texts by group commit: everything that arrives while one transaction is under way, or for a few
/// milliseconds after it, shares the next one, and each caller hears only after the commit. At rest a single piece of
/// news waits for nobody.
/// </summary>
internal sealed class TextNewsWriter(
    NpgsqlDataSource database, TextSteps writing, IOptions<TextOptions> options, TimeProvider clock, ILogger<TextNewsWriter> log) : BackgroundService
{
    private const int LargestGroup = 256;
    private const int MostWaiting = 10_000;
    private const int Tries = 3;

    private readonly Beat _beat = new(TimeSpan.FromMilliseconds(10));

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Completes when the news is committed. False: there is no such outbound text.</summary>
    public async Task<bool> TellAsync(TextNews news, CancellationToken cancellationToken)
    {
        var pending = new Pending(news, Activity.Current?.Context ?? default);
        await _waiting.Writer.WriteAsync(pending, cancellationToken);
        return await pending.Done.Task.WaitAsync(cancellationToken);
    }

    // What was told before the stop is still written: an answer of the carrier is not had twice.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Pending>(LargestGroup);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await _beat.NextAsync(CancellationToken.None);
            group.Clear();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var pending)) group.Add(pending);
            await WriteAsync(group);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Pending> group)
    {
        try
        {
            var known = await CommitWithRetryAsync(group);
            foreach (var pending in group) pending.Done.TrySetResult(known.Contains(pending.News.TextId));
        }
        catch (Exception failure) when (group.Count > 1 && failure is not NpgsqlException { IsTransient: true })
        {
            // One bad piece of news must not take the others with it.
            log.LogWarning(failure, "A group of {Count} pieces of news could not be written together; one by one", group.Count);
            foreach (var pending in group) await WriteAsync([pending]);
        }
        catch (Exception failure)
        {
            foreach (var pending in group) pending.Done.TrySetException(failure);
        }
    }

    private async Task<HashSet<Guid>> CommitWithRetryAsync(IReadOnlyList<Pending> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommitAsync(group);
            }
            catch (PostgresException failure) when (attempt < Tries && failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                log.LogDebug("Deadlock with another writer of texts, try {Attempt}", attempt);
            }
        }
    }

    /// <summary>One transaction for the group. Returns which texts exist.</summary>
    private async Task<HashSet<Guid>> CommitAsync(IReadOnlyList<Pending> group)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (rows, owners) = await TextRows.LockAsync(
            connection, [.. group.Select(pending => pending.News.TextId).Distinct()], [.. group.Select(pending => pending.News.Sid).OfType<string>().Distinct()], default);
        var known = rows.Keys.ToHashSet();
        var now = clock.GetUtcNow();
        var steps = new List<TextStep>(group.Count);
        foreach (var (news, cause) in group.Where(pending => known.Contains(pending.News.TextId)))
        {
            var isNewSid = news.Sid is { } sid && owners.TryAdd(sid, news.TextId);
            if (news.Sid is not null && owners[news.Sid] != news.TextId)
            {
                log.LogError("{Sid} was told for text {TextId}, but belongs to {Owner}", news.Sid, news.TextId, owners[news.Sid]);
                continue;
            }

            if (TextTransition.Apply(rows[news.TextId], news, options.Value.FetchSteps[0], now) is not { } step) continue;
            steps.Add(step with { Sid = isNewSid ? step.Sid : null, TraceParent = TextTelemetry.Trace(step, cause) });
            rows[news.TextId] = step.After;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        writing.AddTo(batch, steps, now);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        writing.Announce(steps);
        return known;
    }

    private sealed record Pending(TextNews News, ActivityContext Cause)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
