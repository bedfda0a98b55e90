using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>
/// Whether a text that the carrier took and then could not deliver is sent once more. It is another text, with a life
/// and a price of its own; a late receipt for the first one takes it back while it waits.
/// </summary>
internal static class RetryPlan
{
    private const int LongestSpread = 10;

    /// <returns>When; null for never.</returns>
    public static DateTimeOffset? At(TextRow text, int? code, DateTimeOffset now)
    {
        // Twice is enough: the third try would only cost. An answer to a keyword is pointless half an hour later.
        if (text.RetryOf is not null || text.Purpose is Purpose.KeywordReply) return null;
        if (CarrierErrors.Of(code).Redelivery is not { } again) return null;
        // Spread by the text itself, so that what failed together does not come back together.
        var spread = TimeSpan.FromMinutes(text.Id.ToByteArray()[15] % LongestSpread);
        var at = (again.NextCarrierDay ? PacificDay.End(now) : now) + again.After + spread;
        return text.NotAfter < at ? null : at;
    }
}
