using System.Collections.Concurrent;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Handsets;

/// <summary>The carrier's block list: person and Messaging Service, or person and number where there is no service.</summary>
internal sealed class OptOuts : IProjection
{
    readonly ConcurrentDictionary<(string Handset, string Scope), bool> _blocked = [];

    public bool Contains(string handset, string scope) => _blocked.ContainsKey((handset, scope));

    public void Apply(Entry entry)
    {
        if (entry is not TextReceived text) return;
        var key = (text.From, text.MessagingServiceSid ?? text.To);
        if (text.Keyword == Keywords.Stop) _blocked[key] = true;
        if (text.Keyword == Keywords.Start) _blocked.TryRemove(key, out _);
    }

    public void Clear() => _blocked.Clear();
}
