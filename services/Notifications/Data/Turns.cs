namespace Notifications.Data;

/// <summary>
/// Waiting in memory for what would otherwise wait in the database with a connection in its hand: sixty events of one
/// company at once, each waiting for the company's lock, would leave no connection for anybody else.
/// </summary>
internal sealed class Turns : IDisposable
{
    // So many connections at most for events and news; the pool has some more for the API, the relay and the workers.
    private const int AtOnce = 8;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, AtOnce).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Until what is returned is disposed, nobody else in this process has the turn of the same key.</summary>
    /// <param name="key">What must not be done twice at once; different keys may share a turn.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Turn> TakeAsync(Guid key, CancellationToken cancellationToken)
    {
        var turn = _turns[IndexOf(key)];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <summary>Which of the turns is the key's.</summary>
    /// <param name="key">What must not be done twice at once.</param>
    internal static int IndexOf(Guid key) => (int)((uint)key.GetHashCode() % AtOnce);

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    /// <summary>Given back when disposed.</summary>
    internal readonly struct Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
