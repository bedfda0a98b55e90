using Messaging.Carrier;

namespace Messaging.Texts;

/// <summary>Finds an attempt in the carrier's list.</summary>
internal static class ListMatch
{
    // Two clocks may be five minutes apart (reliability.md section 1), and the carrier's dates have whole seconds.
    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The carrier's text that this attempt became; null when there is none. Same words, created while the attempt was
    /// under way, and no other text's SID. Of several the one nearest to the claim: equal words to one phone are sent in turn.
    /// </summary>
    public static CarrierText? Find(
        IEnumerable<CarrierText> listed, IReadOnlySet<string> sidsOfOthers, byte[] hash, IReadOnlyList<string> mediaUrls, DateTimeOffset claimedAt, DateTimeOffset inDoubtSince) =>
        listed.Where(text => !sidsOfOthers.Contains(text.Sid))
            .Where(text => text.CreatedAt is null || (text.CreatedAt >= claimedAt - ClockSkew && text.CreatedAt <= inDoubtSince + ClockSkew))
            .Where(text => ClaimedText.HashOf(text.Body, mediaUrls).AsSpan().SequenceEqual(hash))
            .MinBy(text => ((text.CreatedAt ?? claimedAt) - claimedAt).Duration());
}
