using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>All resources of the newer APIs, oldest first.</summary>
internal sealed class Resources : IProjection
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Resource> _bySid = new(StringComparer.Ordinal);
    readonly List<string> _order = [];

    public Resource? Find(string kind, string sid)
    {
        lock (_gate) return _bySid.GetValueOrDefault(sid) is { } found && found.Kind == kind ? found : null;
    }

    public Resource? Find(string sid)
    {
        lock (_gate) return _bySid.GetValueOrDefault(sid);
    }

    public IReadOnlyList<Resource> All(string? kind = null, string? parent = null)
    {
        lock (_gate)
        {
            return [.. _order.Select(sid => _bySid[sid])
                .Where(resource => (kind is null || resource.Kind == kind) && (parent is null || resource.Parent == parent))];
        }
    }

    public void Apply(Entry entry)
    {
        lock (_gate)
        {
            if (entry is ResourceWritten { Resource: var resource })
            {
                if (!_bySid.ContainsKey(resource.Sid)) _order.Add(resource.Sid);
                _bySid[resource.Sid] = resource;
            }

            if (entry is ResourceRemoved { Sid: var sid } && _bySid.Remove(sid)) _order.Remove(sid);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _bySid.Clear();
            _order.Clear();
        }
    }
}

/// <summary>Rejections somebody scripted and no review has used up yet.</summary>
internal sealed class Rejections : IProjection
{
    readonly Lock _gate = new();
    readonly List<Rejection> _scripted = [];

    /// <summary>The code this review ends with; null for an approval.</summary>
    public int? Take(string step, string name)
    {
        lock (_gate)
        {
            var at = _scripted.FindIndex(rule => rule.Step == step && (rule.Match is null || name.Contains(rule.Match, StringComparison.OrdinalIgnoreCase)));
            if (at < 0) return null;

            var rule = _scripted[at];
            if (rule.Times > 1) _scripted[at] = rule with { Times = rule.Times - 1 };
            else _scripted.RemoveAt(at);
            return rule.Code;
        }
    }

    public void Apply(Entry entry)
    {
        if (entry is not RejectionScripted { Rejection: var rejection }) return;
        lock (_gate) _scripted.Add(rejection);
    }

    public void Clear()
    {
        lock (_gate) _scripted.Clear();
    }

    // What was used up is not in the record, and a review must not be rejected twice for one script.
    public void Reloaded() => Clear();
}
