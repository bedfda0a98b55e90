namespace ServiceDefaults.Data.Bus;

/// <summary>One message a service may meet on the bus, as the contracts describe it.</summary>
/// <param name="Type">The record.</param>
/// <param name="WireName">Its exchange.</param>
/// <param name="ReadBy">Services that have a queue for it.</param>
public sealed record WireMessage(Type Type, string WireName, IReadOnlyList<string> ReadBy)
{
    /// <summary>The queue of a reader.</summary>
    /// <param name="service">The reading service.</param>
    public string QueueOf(string service) => $"{service}.{WireName}";
}

/// <summary>Types to wire names and back. Nothing is derived from namespaces.</summary>
public sealed class WireNames
{
    private readonly Dictionary<Type, WireMessage> _byType;
    private readonly Dictionary<string, WireMessage> _byName;

    /// <summary>The table of all messages.</summary>
    /// <param name="messages">One entry per message; types and names must be unique.</param>
    public WireNames(IEnumerable<WireMessage> messages)
    {
        All = [.. messages];
        _byType = All.ToDictionary(message => message.Type);
        _byName = All.ToDictionary(message => message.WireName);
    }

    /// <summary>Every message.</summary>
    public IReadOnlyList<WireMessage> All { get; }

    /// <summary>The entry of a type.</summary>
    /// <exception cref="InvalidOperationException">The type is not a message: add it to the catalog in contracts.</exception>
    public WireMessage Of(Type type) =>
        _byType.GetValueOrDefault(type) ?? throw new InvalidOperationException($"{type} is not in the catalog of messages.");

    /// <summary>The entry of a wire name, or null when this version does not know it.</summary>
    public WireMessage? Find(string wireName) => _byName.GetValueOrDefault(wireName);
}
