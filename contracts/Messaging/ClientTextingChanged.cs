namespace Texting.Contracts.Messaging;

/// <summary>Whether and how a client is texted is, from now on, as described here. A full snapshot, for the platform.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="ContactId">The client.</param>
/// <param name="TextingEnabled">The portal checkbox and the admin's switch, which are one field.</param>
/// <param name="DefaultDelivery">How feed messages go out unless the writer chooses otherwise.</param>
/// <param name="OptedOut">True: the client's number said STOP, and only START lifts it.</param>
/// <param name="Version">Grows with every change; gaps are fine.</param>
public sealed record ClientTextingChanged(
    Guid CompanyId,
    Guid ContactId,
    bool TextingEnabled,
    DeliveryMode DefaultDelivery,
    bool OptedOut,
    long Version);
