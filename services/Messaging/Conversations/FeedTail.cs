using System.Diagnostics.Metrics;
using Messaging.Data;
using Messaging.Live;
using Messaging.Media;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Messaging.Conversations;

/// <summary>
/// One reader per process follows the log of changes and tells the open pages: at once what this process committed,
/// within a poll what others did.
/// </summary>
public sealed class FeedTail(
    NpgsqlDataSource database, FeedSignal signal, FeedListeners listeners, MediaLinks links, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FeedTail> log)
    : BackgroundService
{
    private static readonly Meter Meter = new("Texting.Live");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("texting.live.lag", "s", "From a change to the open pages.");
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(1);

    // Told already, but of transactions from _position on, so they are read again: a transaction may be open for seconds
    // while thousands after it commit, and those must not wait for it.
    private readonly Dictionary<long, ulong> _told = [];
    private FeedPosition? _position;

    // Nobody sees whether a page changes every twentieth of a second or more often.
    private readonly Beat _beat = new(TimeSpan.FromMilliseconds(50));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _beat.NextAsync(stoppingToken);
                await ReadOnceAsync(stoppingToken);
                await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Nothing is lost: the next reading begins where the last complete one ended.
                log.LogWarning(exception, "The live feed could not be read; it tries again in {Wait}", BackOff);
                await Task.Delay(BackOff, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReadOnceAsync(CancellationToken cancellationToken)
    {
        var before = _position ??= new FeedPosition(await FeedLog.CompleteBelowAsync(database, cancellationToken), clock.GetUtcNow());
        listeners.Follow();
        var failures = new List<Exception>();
        var asked = listeners.Companies;
        var after = await ReadAsync(before, asked, failures, cancellationToken);
        // A company whose first page opened while the question was under way was not asked for, and past this position it never would be.
        while (listeners.Companies.Except(asked).ToArray() is { Length: > 0 } late)
        {
            await ReadAsync(before, late, failures, cancellationToken);
            asked = [.. asked, .. late];
        }

        if (failures.Count > 0) throw new AggregateException(failures);
        foreach (var (id, transaction) in _told)
        {
            if (transaction < after.CompleteBelow) _told.Remove(id);
        }

        _position = after;
    }

    /// <summary>Tells what is new of these companies, and returns how far was read.</summary>
    private async Task<FeedPosition> ReadAsync(FeedPosition before, Guid[] companies, List<Exception> failures, CancellationToken cancellationToken)
    {
        var page = await FeedLog.ReadAsync(database, before.CompleteBelow, companies, int.MaxValue, cancellationToken);
        var after = new FeedPosition(page.CompleteBelow, clock.GetUtcNow());
        foreach (var company in page.Changes.Where(change => !_told.ContainsKey(change.Id)).GroupBy(change => change.CompanyId))
        {
            try
            {
                await TellAsync(company.Key, [.. company], before, after, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // A feed that cannot be drawn must not hold up those of the other companies.
                failures.Add(failure);
            }
        }

        return after;
    }

    private async Task TellAsync(Guid companyId, List<LoggedChange> changes, FeedPosition before, FeedPosition after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(companyId);
        var db = scope.ServiceProvider.GetRequiredService<MessagingDb>();
        listeners.Publish(companyId, await FeedNews.RenderAsync(db, changes, before, after, links, cancellationToken));
        foreach (var change in changes)
        {
            _told[change.Id] = change.TransactionId;
            Lag.Record((clock.GetUtcNow() - change.At).TotalSeconds);
        }
    }
}
