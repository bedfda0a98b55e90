namespace Texting.Contracts.Messaging;

/// <summary>A text message came in for a company, whether or not we know from whom.</summary>
/// <remarks>At least once, in any order. Dedupe by <paramref name="TextMessageId"/>.</remarks>
/// <param name="TextMessageId">Our id of the text message.</param>
/// <param name="CompanyId">The company whose number was texted.</param>
/// <param name="ContactId">Who sent it; null while it is unassigned.</param>
/// <param name="At">When we received it, UTC.</param>
/// <param name="Segments">Carrier segments, 1 or more. Source: the carrier. 1 for a picture message.</param>
/// <param name="MediaCount">Pictures in it.</param>
/// <param name="IsKeyword">True for STOP, START and HELP, which count as 0 texts.</param>
public sealed record MessageReceived(
    Guid TextMessageId,
    Guid CompanyId,
    Guid? ContactId,
    DateTimeOffset At,
    int Segments,
    int MediaCount,
    bool IsKeyword);
