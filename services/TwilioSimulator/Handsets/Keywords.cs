namespace TwilioSimulator.Handsets;

/// <summary>Twilio's default keywords for long codes: the whole body, one word, any case.</summary>
internal static class Keywords
{
    public const string Stop = "STOP";
    public const string Start = "START";
    public const string Help = "HELP";

    static readonly string[] StopWords = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"];
    static readonly string[] StartWords = ["START", "YES", "UNSTOP"];
    static readonly string[] HelpWords = ["HELP", "INFO"];

    /// <summary>What the carrier does about a text: STOP, START, HELP, or null for an ordinary one.</summary>
    public static string? In(string body, bool optedOut)
    {
        var word = body.Trim().ToUpperInvariant();
        if (StopWords.Contains(word)) return Stop;
        if (HelpWords.Contains(word)) return Help;
        // "Yes" is an answer like any other, unless the person had opted out before.
        return StartWords.Contains(word) && (optedOut || word != "YES") ? Start : null;
    }

    /// <summary>The carrier's own confirmation. A second STOP gets none.</summary>
    public static string? ReplyTo(string? keyword, bool optedOut) => keyword switch
    {
        Stop when !optedOut => "You are unsubscribed and will get no more texts from this number. Reply START to get them again.",
        Start => "You are subscribed to texts from this number again. Reply HELP for help, STOP to end.",
        Help => "Reply STOP to end texts from this number. Message and data rates may apply.",
        _ => null,
    };
}
