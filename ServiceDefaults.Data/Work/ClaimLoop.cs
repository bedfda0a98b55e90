using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Data.Work;

/// <summary>
/// A worker that claims rows and works on them, in any number of replicas: the claim is a row lock (SKIP LOCKED) with a
/// lease, nothing is remembered in memory. Errors back off; work follows work without a pause.
/// </summary>
public abstract class ClaimLoop : BackgroundService
{
    private static readonly Meter Meter = new("Texting.Work");
    private static readonly Counter<long> Claimed = Meter.CreateCounter<long>("texting.work.claimed", "{row}", "Rows claimed by background workers.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("texting.work.failed", "{pass}", "Passes of background workers that ended in an error.");
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private readonly WakeSignal _wake = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    /// <summary>A loop that is not running yet.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="log">Where failed passes are reported.</param>
    protected ClaimLoop(TimeProvider clock, ILogger log) => (_clock, _log) = (clock, log);

    /// <summary>How long to wait when there was nothing to claim. Default 200 ms.</summary>
    protected virtual TimeSpan IdleDelay => TimeSpan.FromMilliseconds(200);

    /// <summary>Claims and works once.</summary>
    /// <returns>How many rows were claimed; 0 lets the loop rest until woken or <see cref="IdleDelay"/> is over.</returns>
    protected abstract Task<int> RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Ends the present rest: there is something to claim.</summary>
    public void Wake() => _wake.Set();

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var worker = new KeyValuePair<string, object?>("worker", GetType().Name);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await RunOnceAsync(stoppingToken);
                failures = 0;
                if (claimed > 0) Claimed.Add(claimed, worker);
                else await _wake.WaitAsync(IdleDelay, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Failed.Add(1, worker);
                var wait = TimeSpan.FromMilliseconds(Math.Min(LongestBackOff.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(failures++, 10))));
                _log.LogError(exception, "{Worker} failed and tries again in {Wait}", GetType().Name, wait);
                await Task.Delay(wait, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
