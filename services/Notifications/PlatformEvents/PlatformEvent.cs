using ServiceDefaults.Data.Database;

namespace Notifications.PlatformEvents;

/// <summary>
/// An event that came over HTTP and was relayed. What it said is not kept: it may be a person's words, and the outbox holds
/// it until it is on the bus. The fingerprint tells a repetition from another event under the same id.
/// </summary>
public sealed class PlatformEvent : ICompanyOwned
{
    private PlatformEvent()
    {
    }

    public string Source { get; private init; } = "";

    /// <summary>The publisher's, unique within the source.</summary>
    public string Id { get; private init; } = "";

    public string Type { get; private init; } = "";

    public Guid CompanyId { get; private init; }

    public byte[] Fingerprint { get; private init; } = [];

    /// <summary>Whose credential it came with.</summary>
    public string? Publisher { get; private init; }

    /// <summary>When the publisher says it happened.</summary>
    public DateTimeOffset? OccurredAt { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }
}
