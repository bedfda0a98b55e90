using ServiceDefaults.Data.Work;

namespace Messaging.Live;

/// <summary>
/// Tells this process's reader of feed_changes that some were committed. EF's commits do it by themselves; call it after
/// a commit on a plain connection. Other replicas find the changes by polling.
/// </summary>
public sealed class FeedSignal : IDisposable
{
    private readonly WakeSignal _wake = new();

    public void Set() => _wake.Set();

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _wake.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _wake.Dispose();
}
