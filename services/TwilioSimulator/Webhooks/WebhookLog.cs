using TwilioSimulator.Oracle;

namespace TwilioSimulator.Webhooks;

/// <summary>Every try of every webhook, and which events need no further one.</summary>
internal sealed class WebhookLog : IProjection
{
    readonly Lock _gate = new();
    readonly List<WebhookTried> _tries = [];
    readonly HashSet<(string Sid, string Event, int Copy)> _finished = [];

    public IReadOnlyList<WebhookTried> All()
    {
        lock (_gate) return [.. _tries];
    }

    public bool IsFinished(string sid, string @event, int copy)
    {
        lock (_gate) return _finished.Contains((sid, @event, copy));
    }

    public void Apply(Entry entry)
    {
        if (entry is not WebhookTried tried) return;
        lock (_gate)
        {
            _tries.Add(tried);
            if (tried.Final) _finished.Add((tried.Sid, tried.Event, tried.Copy));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _tries.Clear();
            _finished.Clear();
        }
    }
}
