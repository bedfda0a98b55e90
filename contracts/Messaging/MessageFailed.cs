namespace Texting.Contracts.Messaging;

/// <summary>A text message will not reach the phone.</summary>
/// <remarks>At least once, in any order: it may come before its <see cref="MessageSent"/>. Dedupe by (TextMessageId, failed).</remarks>
/// <param name="TextMessageId">Our id of the text message.</param>
/// <param name="CompanyId">The company that sent it.</param>
/// <param name="At">When we learned of it, UTC.</param>
/// <param name="ErrorCode">The carrier's code, for example 30003; null when there is none.</param>
/// <param name="WasAccepted">
/// True: the carrier had accepted it first, so it counts as used all the same. False: refused before acceptance, it does not count.
/// </param>
public sealed record MessageFailed(Guid TextMessageId, Guid CompanyId, DateTimeOffset At, int? ErrorCode, bool WasAccepted);
