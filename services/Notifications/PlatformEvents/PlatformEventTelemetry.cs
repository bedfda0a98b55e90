using System.Diagnostics.Metrics;

namespace Notifications.PlatformEvents;

/// <summary>How many events of which type came and what became of them. Never a word of one.</summary>
internal sealed class PlatformEventTelemetry : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _events;

    public PlatformEventTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("Texting.PlatformEvents");
        _events = _meter.CreateCounter<long>("texting.platform.events", "{event}", "Events over HTTP, by type and what became of them (stored, duplicate, reused, invalid).");
    }

    public void Count(IReadOnlyList<ReadEvent> read, IReadOnlyList<Kept> kept)
    {
        var next = 0;
        foreach (var one in read)
            _events.Add(1,
                // What a stranger writes as type must not become a series.
                new("type", one.Type is { } type && PlatformTypes.All.ContainsKey(type) ? type : "unknown"),
                new("outcome", one.Event is null ? "invalid" : kept[next++].ToString().ToLowerInvariant()));
    }

    public void Dispose() => _meter.Dispose();
}
