namespace Billing.Usage;

/// <summary>
/// What a fact about a text message counts for. The facts of one text add up, so they may come in any order: a text
/// counts once the carrier took it or brought it, whatever became of it afterwards.
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
    /// A failure neither adds nor takes away. Refused before acceptance there is no "sent" to take away; after acceptance
    /// the carrier has done the work, and what it charges us counts.
    /// </summary>
    public static int Failed => 0;
}
