namespace Texting.Contracts.Messaging;

/// <summary>The carrier says that a text message reached the phone. For the platform; nothing of ours depends on it.</summary>
/// <remarks>At least once, in any order. Dedupe by <paramref name="TextMessageId"/>.</remarks>
/// <param name="TextMessageId">Our id of the text message.</param>
/// <param name="CompanyId">The company that sent it.</param>
/// <param name="At">When we heard of it, UTC.</param>
public sealed record MessageDelivered(Guid TextMessageId, Guid CompanyId, DateTimeOffset At);
