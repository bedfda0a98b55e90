using System.Diagnostics;
using System.Text.Json;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Work;

namespace ServiceDefaults.Data.Bus;

/// <summary>Facts and commands that leave with the next commit of the context, or not at all.</summary>
public sealed class Outbox
{
    private readonly ServiceDb _db;
    private readonly WireNames _names;
    private readonly TimeProvider _clock;

    internal Outbox(ServiceDb db, WireNames names, TimeProvider clock) => (_db, _names, _clock) = (db, names, clock);

    /// <summary>Adds a message to the present unit of work. Call <c>SaveChangesAsync</c> once, for state and messages together.</summary>
    /// <param name="message">A record of the contracts.</param>
    /// <exception cref="InvalidOperationException">Its type is not in the catalog.</exception>
    public void Add<T>(T message) where T : class
    {
        var now = _clock.GetUtcNow();
        _db.OutboxRows.Add(new OutboxRow
        {
            MessageId = Guid.CreateVersion7(now),
            WireName = _names.Of(typeof(T)).WireName,
            Body = JsonSerializer.Serialize(message, JsonSerializerOptions.Web),
            TraceParent = Activity.Current?.Id,
            CreatedAt = now,
            NotBefore = now,
        });
    }
}

/// <summary>Tells the relay of this process that something was committed. Other replicas find it by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly WakeSignal _wake = new();

    /// <summary>Wakes the relay. EF's commits do it by themselves; call it after a commit on a plain connection.</summary>
    public void Set() => _wake.Set();

    internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _wake.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _wake.Dispose();
}
