namespace Texting.Contracts.Messaging.Http;

/// <summary>One person of a company as the lists show them: <c>GET /api/messaging/contacts?kind=</c>.</summary>
/// <param name="ContactId">The client or member of staff.</param>
/// <param name="Kind">Client or staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">E.164 when valid, else what was typed; null when empty.</param>
/// <param name="PhoneProblem">Why the number is not valid; null when it is.</param>
/// <param name="TextingEnabled">The contact's switch.</param>
/// <param name="DefaultDelivery">How messages go out by default.</param>
/// <param name="OptedOut">The number said STOP.</param>
public sealed record ContactRow(
    Guid ContactId,
    ContactKind Kind,
    string Name,
    string? Phone,
    Refusal? PhoneProblem,
    bool TextingEnabled,
    DeliveryMode DefaultDelivery,
    bool OptedOut);

/// <summary>Change one person's texting: <c>PUT /api/messaging/contacts/{id}/texting</c>. Null leaves a value as it is.</summary>
/// <param name="TextingEnabled">The contact's switch. It does not lift a STOP.</param>
/// <param name="DefaultDelivery">How messages go out by default.</param>
public sealed record ChangeTexting(bool? TextingEnabled, DeliveryMode? DefaultDelivery);
