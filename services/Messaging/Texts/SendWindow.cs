namespace Messaging.Texts;

/// <summary>
/// How many creates may be under way at once. Additive increase, multiplicative decrease: a "too many requests" halves
/// the window at once, each success widens it a little, so that the account's share is found again without hammering.
/// </summary>
internal sealed class SendWindow(int most)
{
    private readonly Lock _gate = new();
    private double _size = most;
    private int _underWay;
    private int _round;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    public int Size
    {
        get
        {
            lock (_gate) return (int)_size;
        }
    }

    /// <summary>How many more may leave now.</summary>
    public int Free(DateTimeOffset now)
    {
        lock (_gate) return now < _pausedUntil ? 0 : Math.Max(0, (int)_size - _underWay);
    }

    /// <summary>Occupies one place; the ticket says to which round the create belongs.</summary>
    public int Enter()
    {
        lock (_gate)
        {
            _underWay++;
            return _round;
        }
    }

    /// <summary>Gives the place back after an answer that says nothing about our pace.</summary>
    public void Leave()
    {
        lock (_gate) _underWay--;
    }

    public void LeaveAccepted()
    {
        lock (_gate)
        {
            _underWay--;
            _size = Math.Min(most, _size + (1 / _size));
        }
    }

    /// <summary>Thirty refusals of one burst are one piece of news: only the first of a round narrows the window.</summary>
    public void LeaveTooFast(int ticket, DateTimeOffset pausedUntil)
    {
        lock (_gate)
        {
            _underWay--;
            if (pausedUntil > _pausedUntil) _pausedUntil = pausedUntil;
            if (ticket != _round) return;
            _round++;
            _size = Math.Max(1, _size / 2);
        }
    }
}
