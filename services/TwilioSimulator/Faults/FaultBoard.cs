using TwilioSimulator.Oracle;

namespace TwilioSimulator.Faults;

/// <summary>
/// The switched-on faults. Rules survive a restart of the simulator; what was left of a "next n" does not, because
/// refused requests leave no trace in the record to count from.
/// </summary>
internal sealed class FaultBoard : IProjection
{
    readonly Lock _gate = new();
    readonly Dictionary<string, int> _textsOf = new(StringComparer.Ordinal);
    readonly List<FaultRule> _rules = [];
    int _seed;
    TaskCompletionSource _slowCleared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when slow answers are no longer wanted: those that are held back then go out.</summary>
    public Task SlowCleared
    {
        get
        {
            lock (_gate) return _slowCleared.Task;
        }
    }

    public (int Seed, IReadOnlyList<FaultRule> Rules) Current()
    {
        lock (_gate) return (_seed, [.. _rules]);
    }

    /// <summary>What goes wrong with the next text between this handset and this number.</summary>
    public Fate FateOf(string handset, string number)
    {
        lock (_gate)
        {
            if (_rules.Count == 0) return Fate.Kind;

            var nth = _textsOf[handset] = _textsOf.GetValueOrDefault(handset) + 1;
            var fate = Fate.Kind;
            foreach (var rule in _rules.ToArray().Where(rule => rule.Fits(handset, number)))
            {
                var draw = Draw.For(_seed, rule.Kind, handset, nth);
                if (rule.Next is null ? draw.Strikes(rule.Probability) : Spend(rule)) fate = fate.With(rule, draw);
            }

            return fate;
        }
    }

    public void Apply(Entry entry)
    {
        lock (_gate)
        {
            if (entry is FaultsSwitched switched) Switch(switched);
            if (entry is not FaultsCleared cleared) return;
            _rules.RemoveAll(rule => (cleared.Kind is null || rule.Kind == cleared.Kind) && (cleared.Phone is null || rule.Phone == cleared.Phone));
            if (cleared is { Phone: null, Kind: null or FaultKind.Slow }) LetGo();
        }
    }

    public void Reloaded()
    {
        lock (_gate) _rules.RemoveAll(rule => rule.Next is not null);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _seed = 0;
            _rules.Clear();
            _textsOf.Clear();
            LetGo();
        }
    }

    void LetGo()
    {
        _slowCleared.SetResult();
        _slowCleared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    void Switch(FaultsSwitched switched)
    {
        if (switched.Seed is { } seed && seed != _seed)
        {
            _seed = seed;
            _textsOf.Clear();
        }

        _rules.RemoveAll(rule => switched.Rules.Any(other => other.Kind == rule.Kind && other.Phone == rule.Phone));
        _rules.AddRange(switched.Rules.Where(rule => rule.Next is not null || rule.Probability > 0));
    }

    bool Spend(FaultRule rule)
    {
        _rules.Remove(rule);
        if (rule.Next > 1) _rules.Add(rule with { Next = rule.Next - 1 });
        return rule.Next > 0;
    }
}
