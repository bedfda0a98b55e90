using Messaging.Carrier;

namespace Messaging.Texts;

/// <summary>
/// How many creates may be under way at once. Additive increase, multiplicative decrease: a "too many requests" halves
/// the window at once, each success widens it a little, so that the account's share is found again without hammering.
/// </summary>
internal sealed class SendWindow(int most)
{
    private const int SilencesOfACarrierThatIsAway = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private double _size = most;
    private int _underWay;
    private int _round;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    // Creates in a row that brought no answer, and how many of them were single probes.
    private int _silences;
    private int _probes;

    public int Size
    {
        get
        {
            lock (_gate) return (int)_size;
        }
    }

    // One silence may be the text's own bad luck; so many in a row are the carrier's.
    private bool CarrierIsAway => _silences >= SilencesOfACarrierThatIsAway;

    /// <summary>How many more may leave now: one at a time while the carrier seems to be away.</summary>
    public int Free(DateTimeOffset now)
    {
        lock (_gate) return now < _pausedUntil ? 0 : Math.Max(0, (CarrierIsAway ? 1 : (int)_size) - _underWay);
    }

    /// <summary>
    /// How many more may leave of companies that have nothing under way while the window is full: a long queue of one company must not
    /// make a single text of another wait until one of its own is answered.
    /// </summary>
    public int Spare(DateTimeOffset now)
    {
        lock (_gate) return now < _pausedUntil || CarrierIsAway ? 0 : Math.Max(0, TwilioOptions.WithSpare(_size) - _underWay);
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

    /// <summary>Gives the place back after an answer that says nothing about our pace, except that the carrier is there.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _underWay--;
            _silences = _probes = 0;
        }
    }

    /// <summary>
    /// Gives the place back after no answer at all. With the carrier away every text would only burn an attempt, and
    /// those that time out would end in doubt: a probe goes out now and then, ever more rarely, until one is answered.
    /// </summary>
    public void LeaveSilent(DateTimeOffset now)
    {
        lock (_gate)
        {
            _underWay--;
            _silences++;
            if (!CarrierIsAway || _underWay > 0) return;
            var pause = FirstPause * Math.Pow(2, Math.Min(_probes++, 16));
            _pausedUntil = now + (pause < LongestPause ? pause : LongestPause);
        }
    }

    public void LeaveAccepted()
    {
        lock (_gate)
        {
            _underWay--;
            _silences = _probes = 0;
            _size = Math.Min(most, _size + (1 / _size));
        }
    }

    /// <summary>Thirty refusals of one burst are one piece of news: only the first of a round narrows the window.</summary>
    public void LeaveTooFast(int ticket, DateTimeOffset pausedUntil)
    {
        lock (_gate)
        {
            _underWay--;
            _silences = _probes = 0;
            if (pausedUntil > _pausedUntil) _pausedUntil = pausedUntil;
            if (ticket != _round) return;
            _round++;
            _size = Math.Max(1, _size / 2);
        }
    }
}
