namespace TwilioSimulator.Oracle;

/// <summary>The two kinds of entry the product is judged by, as they were written: nothing deletes or redacts here.</summary>
internal sealed class Ledger : IProjection
{
    readonly Lock _gate = new();
    readonly List<MessageAccepted> _accepted = [];
    readonly List<TextReceived> _received = [];

    public IReadOnlyList<MessageAccepted> Accepted()
    {
        lock (_gate) return [.. _accepted];
    }

    public IReadOnlyList<TextReceived> Received()
    {
        lock (_gate) return [.. _received];
    }

    public void Apply(Entry entry)
    {
        lock (_gate)
        {
            if (entry is MessageAccepted accepted) _accepted.Add(accepted);
            if (entry is TextReceived received) _received.Add(received);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _accepted.Clear();
            _received.Clear();
        }
    }
}
