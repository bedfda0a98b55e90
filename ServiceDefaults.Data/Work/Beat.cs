namespace ServiceDefaults.Data.Work;

/// <summary>
/// Keeps the passes of a busy worker apart, so that one commit serves what comes in meanwhile instead of one each. The
/// first pass after a rest does not wait.
/// </summary>
/// <param name="between">From the beginning of one pass to that of the next; no longer than a person would notice.</param>
public sealed class Beat(TimeSpan between)
{
    // Real time, whatever the service's clock says: this is about the machine's work, not about the business's dates.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private long? _last;

    /// <summary>Waits until the next pass may begin, and begins it.</summary>
    /// <param name="cancellationToken">Ends with the process.</param>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && between - Clock.GetElapsedTime(last) is var left && left > TimeSpan.Zero) await Task.Delay(left, Clock, cancellationToken);
        _last = Clock.GetTimestamp();
    }

    /// <summary>The pass found nothing to do: the next one need not wait.</summary>
    public void Rest() => _last = null;
}
