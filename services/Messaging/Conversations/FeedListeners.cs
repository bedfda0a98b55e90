using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Messaging.Conversations;

/// <summary>The open pages of this process, by company.</summary>
public sealed class FeedListeners
{
    // A page that is this many batches behind is not reading; it reconnects and catches up.
    private const int Patience = 64;

    private static readonly Meter Meter = new("Texting.Live");
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("texting.live.pages", "{page}", "Pages that listen to the live feed.");
    private static readonly Counter<long> CutOff = Meter.CreateCounter<long>("texting.live.cut_off", "{page}", "Pages cut off because they did not keep up.");

    private readonly ConcurrentDictionary<Listener, Guid> _listeners = new();
    private readonly TaskCompletionSource _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the log is followed. A page that opens before that would miss what happens until then.</summary>
    public Task Followed => _followed.Task;

    /// <summary>Companies with an open page.</summary>
    public Guid[] Companies => [.. _listeners.Values.Distinct()];

    /// <summary>The log is followed from now on.</summary>
    public void Follow() => _followed.TrySetResult();

    /// <summary>From now on the page gets what is published; dispose it when the page is gone.</summary>
    public Listener Listen(Guid companyId)
    {
        var listener = new Listener(this);
        _listeners[listener] = companyId;
        Open.Add(1);
        return listener;
    }

    public void Publish(Guid companyId, IReadOnlyList<FeedNews> news)
    {
        foreach (var (listener, _) in _listeners.Where(entry => entry.Value == companyId))
        {
            if (!listener.Channel.Writer.TryWrite(news) && listener.Channel.Writer.TryComplete()) CutOff.Add(1);
        }
    }

    /// <summary>One open page.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly FeedListeners _all;

        internal Listener(FeedListeners all) => _all = all;

        /// <summary>Ends when the page was cut off.</summary>
        public ChannelReader<IReadOnlyList<FeedNews>> News => Channel.Reader;

        internal Channel<IReadOnlyList<FeedNews>> Channel { get; } =
            System.Threading.Channels.Channel.CreateBounded<IReadOnlyList<FeedNews>>(new BoundedChannelOptions(Patience) { SingleReader = true });

        public void Dispose()
        {
            if (_all._listeners.TryRemove(this, out _)) Open.Add(-1);
        }
    }
}
