namespace Notifications.PlatformEvents;

/// <summary>An event that may be relayed: everything about it was checked.</summary>
/// <param name="Data">The record of the contracts.</param>
/// <param name="OccurredAt">UTC; null when the publisher does not say.</param>
/// <param name="Fingerprint">SHA-256 of type and data as they go on the bus: the spelling of the JSON does not count.</param>
internal sealed record CloudEvent(
    string Source, string Id, string Type, Guid CompanyId, object Data, DateTimeOffset? OccurredAt, byte[] Fingerprint);
