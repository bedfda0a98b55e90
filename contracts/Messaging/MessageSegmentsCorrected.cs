namespace Texting.Contracts.Messaging;

/// <summary>The carrier counts another number of segments for a text than was published before.</summary>
/// <remarks>At least once, in any order. Dedupe by (TextMessageId, <paramref name="Revision"/>); the highest revision counts.</remarks>
/// <param name="TextMessageId">Our id of the text message.</param>
/// <param name="CompanyId">The company whose text it is.</param>
/// <param name="Segments">What the carrier counts now, 1 or more. Source: the carrier.</param>
/// <param name="Revision">1 for the first correction of this text, then 2, and so on.</param>
public sealed record MessageSegmentsCorrected(Guid TextMessageId, Guid CompanyId, int Segments, int Revision);
