namespace ServiceDefaults.Data.Work;

/// <summary>Ends a worker's rest early. Signals do not add up: one is enough to look again.</summary>
public sealed class WakeSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Lock _gate = new();

    /// <summary>Wakes the worker of this process; cheap, and harmless when there is nothing to do.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (_signal.CurrentCount == 0) _signal.Release();
        }
    }

    /// <summary>Rests until woken, at most for the given time.</summary>
    /// <param name="atMost">The poll interval: replicas wake only their own process.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();
}
