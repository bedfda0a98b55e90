namespace Texting.Contracts.Messaging.Http;

/// <summary>The whole life of one text message: <c>GET /api/messaging/texts/{id}</c>.</summary>
/// <param name="Id">The text message.</param>
/// <param name="ContactId">Whose feed; null while unassigned.</param>
/// <param name="IsInbound">Direction.</param>
/// <param name="Status">Present state.</param>
/// <param name="Reason">Why it failed or was refused; null otherwise.</param>
/// <param name="Segments">Carrier segments.</param>
/// <param name="CarrierSid">The carrier's id; null before it accepted.</param>
/// <param name="TraceId">The trace to look up in the dashboard; null when it was not traced.</param>
/// <param name="Events">What happened, oldest first.</param>
public sealed record TextLife(
    Guid Id,
    Guid? ContactId,
    bool IsInbound,
    TextState Status,
    Refusal? Reason,
    int Segments,
    string? CarrierSid,
    string? TraceId,
    IReadOnlyList<TextLifeEvent> Events);

/// <summary>One step in the life of a text message.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">Stable kebab-case name: composed, claimed, accepted, carrier-status, in-doubt, refused, …</param>
/// <param name="Detail">Attempt number, carrier status or code; null when there is nothing to add.</param>
public sealed record TextLifeEvent(DateTimeOffset At, string What, string? Detail);
