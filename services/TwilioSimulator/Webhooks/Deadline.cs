namespace TwilioSimulator.Webhooks;

/// <summary>
/// The time one try has: the limit for connecting while it connects, the limit for reading while it waits, and for both
/// together what is left of the total. The connection pool may still report to it after the try is over.
/// </summary>
internal sealed class Deadline : IDisposable
{
    readonly Lock _gate = new();
    readonly ConnectionOverrides _limits;
    readonly CancellationTokenSource _total;
    readonly CancellationTokenSource _current;
    bool _over;

    public Deadline(ConnectionOverrides limits, TimeSpan remaining, CancellationToken stopping)
    {
        _limits = limits;
        _total = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _total.CancelAfter(remaining);
        _current = CancellationTokenSource.CreateLinkedTokenSource(_total.Token);
        _current.CancelAfter(limits.Read);
    }

    public bool IsConnecting { get; private set; }

    public CancellationToken Token => _current.Token;

    public void BeginConnect() => Run(connecting: true, _limits.Connect);

    public void EndConnect() => Run(connecting: false, _limits.Read);

    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            _current.Dispose();
            _total.Dispose();
        }
    }

    void Run(bool connecting, TimeSpan limit)
    {
        lock (_gate)
        {
            if (_over) return;
            IsConnecting = connecting;
            _current.CancelAfter(limit);
        }
    }
}
