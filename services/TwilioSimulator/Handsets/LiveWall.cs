using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;
using TwilioSimulator.Registration;

namespace TwilioSimulator.Handsets;

/// <summary>What has changed since a watcher last looked.</summary>
internal sealed record WallChange(IReadOnlyCollection<string> Phones, bool Everything);

/// <summary>
/// Tells open pages which phones to look at again. Only the names of phones are kept, so a slow page costs no memory
/// however much is going on, and a thousand texts to one phone are one look.
/// </summary>
internal sealed class LiveWall(MessageLog messages) : IProjection
{
    readonly ConcurrentDictionary<Watcher, bool> _watchers = [];

    public async IAsyncEnumerable<WallChange> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var watcher = new Watcher();
        _watchers[watcher] = true;
        try
        {
            while (true) yield return await watcher.NextAsync(ct);
        }
        finally
        {
            _watchers.TryRemove(watcher, out _);
        }
    }

    public void Apply(Entry entry)
    {
        if (_watchers.IsEmpty) return;
        if (entry is NumberAdded or NumberGone or FaultsSwitched or FaultsCleared or CarrierReplied { From: OneTimePasswords.Number }) Clear();
        else if (PhoneOf(entry) is { } phone) Notify(watcher => watcher.Touch(phone));
    }

    public void Clear() => Notify(watcher => watcher.TouchEverything());

    string? PhoneOf(Entry entry) => entry switch
    {
        TextReceived received => received.From,
        CarrierReplied replied => replied.To,
        PhoneAdded added => added.PhoneNumber,
        StatusReached reached => messages.Find(reached.Sid)?.Handset,
        _ => null,
    };

    void Notify(Action<Watcher> tell)
    {
        foreach (var watcher in _watchers.Keys) tell(watcher);
    }

    sealed class Watcher : IDisposable
    {
        readonly Lock _gate = new();
        readonly SemaphoreSlim _signal = new(0, 1);
        HashSet<string> _phones = new(StringComparer.Ordinal);
        bool _everything;

        public void Touch(string phone)
        {
            lock (_gate)
            {
                _phones.Add(phone);
                Signal();
            }
        }

        public void TouchEverything()
        {
            lock (_gate)
            {
                _everything = true;
                Signal();
            }
        }

        public async Task<WallChange> NextAsync(CancellationToken ct)
        {
            await _signal.WaitAsync(ct);
            lock (_gate)
            {
                var change = new WallChange(_phones, _everything);
                (_phones, _everything) = (new HashSet<string>(StringComparer.Ordinal), false);
                return change;
            }
        }

        public void Dispose() => _signal.Dispose();

        void Signal()
        {
            if (_signal.CurrentCount == 0) _signal.Release();
        }
    }
}
