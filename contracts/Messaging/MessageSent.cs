namespace Texting.Contracts.Messaging;

/// <summary>The carrier accepted a text message; from now on it counts as used.</summary>
/// <remarks>
/// At least once, in any order relative to the other events of the same text. Dedupe by <paramref name="TextMessageId"/>.
/// Source: Messaging, in the commit that stored the carrier's answer.
/// </remarks>
/// <param name="TextMessageId">Our id of the text message, not the carrier's SID.</param>
/// <param name="CompanyId">The company that sent it.</param>
/// <param name="ContactId">Whom it was for; null for an answer to a number nobody knows.</param>
/// <param name="At">When the carrier accepted it, UTC. Source: our clock at its answer.</param>
/// <param name="Segments">Carrier segments, 1 or more. Source: our own count. 1 for a picture message.</param>
/// <param name="MediaCount">Pictures in it; 0 for a plain text.</param>
/// <param name="Purpose">Why it was sent.</param>
public sealed record MessageSent(
    Guid TextMessageId,
    Guid CompanyId,
    Guid? ContactId,
    DateTimeOffset At,
    int Segments,
    int MediaCount,
    Purpose Purpose);
