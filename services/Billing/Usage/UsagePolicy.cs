namespace Billing.Usage;

/// <summary>
/// What a text message counts for, given all that is known of it. It asks what is known, never in which order it came, so
/// any order of the facts ends in the same count.
/// </summary>
public static class UsagePolicy
{
    // One picture message is one text, however many pictures it has.
    private const int PictureMessage = 1;

    /// <summary>Accepted by the carrier: every segment is a text.</summary>
    public static int Sent(int segments, int mediaCount) => mediaCount > 0 ? PictureMessage : segments;

    /// <summary>Received: every segment is a text, but STOP, START and HELP are free.</summary>
    public static int Received(int segments, int mediaCount, bool isKeyword) =>
        isKeyword ? 0 : mediaCount > 0 ? PictureMessage : segments;

    /// <summary>
    /// A text reserves its own count once the carrier took it or brought it. The carrier's count settles it, the highest
    /// revision wins. A refusal releases it; a failure after acceptance does not, because the carrier has done the work.
    /// </summary>
    public static int Count(IReadOnlyCollection<UsageEntry> facts)
    {
        if (BaseOf(facts) is not { } text || IsReleased(facts, text)) return 0;
        var segments = facts.Where(fact => fact.Kind == UsageKind.Corrected).MaxBy(fact => fact.Revision)?.Segments ?? text.Segments;
        return text.Kind == UsageKind.Sent ? Sent(segments, text.Pictures) : Received(segments, text.Pictures, text.IsKeyword);
    }

    /// <summary>Where it stands, in the words of the API.</summary>
    /// <param name="facts">All that is known of it.</param>
    /// <param name="isListed">The carrier's own list has it with a count.</param>
    public static string Standing(IReadOnlyCollection<UsageEntry> facts, bool isListed = false) => BaseOf(facts) switch
    {
        null => facts.Any(IsRefusal) ? "released" : "unknown",
        var text when IsReleased(facts, text) => "released",
        { Kind: UsageKind.Received } => "settled",
        _ => isListed || facts.Any(fact => fact.Kind is UsageKind.Corrected or UsageKind.Failed) ? "settled" : "reserved",
    };

    /// <summary>The fact that the text went out or came in; null when only other things are known of it.</summary>
    public static UsageEntry? BaseOf(IEnumerable<UsageEntry> facts) =>
        facts.FirstOrDefault(fact => fact.Kind is UsageKind.Sent or UsageKind.Received);

    private static bool IsReleased(IEnumerable<UsageEntry> facts, UsageEntry text) => text.Kind == UsageKind.Sent && facts.Any(IsRefusal);

    private static bool IsRefusal(UsageEntry fact) => fact is { Kind: UsageKind.Failed, WasAccepted: false };
}
