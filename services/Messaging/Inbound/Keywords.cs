using System.Text;
using System.Text.RegularExpressions;

namespace Messaging.Inbound;

/// <summary>What an inbound text asks for when it is nothing but a keyword.</summary>
public enum Keyword
{
    None,
    Stop,
    Start,

    /// <summary>YES: lifts a STOP if there is one, and is an ordinary answer to an ordinary question otherwise.</summary>
    StartIfStopped,
    Help,
}

/// <summary>Finds the words that carriers and law give a meaning. Only the whole message counts: "Please stop by at 5" does not.</summary>
public static partial class Keywords
{
    private const int Longest = 11;

    /// <summary>The carrier's own reading of the message holds, since it has acted upon it; without one, ours.</summary>
    public static Keyword Of(ReadOnlySpan<char> message, string? carrierSays) => carrierSays switch
    {
        "STOP" => Keyword.Stop,
        "START" => Keyword.Start,
        "HELP" => Keyword.Help,
        _ => Parse(message),
    };

    public static Keyword Parse(ReadOnlySpan<char> message) => Word(message) switch
    {
        "STOP" or "STOPALL" or "UNSUBSCRIBE" or "CANCEL" or "END" or "QUIT" or "REVOKE" or "OPTOUT" => Keyword.Stop,
        "START" or "UNSTOP" => Keyword.Start,
        "YES" => Keyword.StartIfStopped,
        "HELP" or "INFO" => Keyword.Help,
        _ => Keyword.None,
    };

    /// <summary>
    /// The letters of the message in capitals; empty when they are more than any keyword has. Forgives case, spaces,
    /// punctuation, quotes, emoji, invisible marks and full-width letters; a person who means STOP must not be missed for
    /// a full stop.
    /// </summary>
    public static string Word(ReadOnlySpan<char> message)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        foreach (var rune in message.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) continue;

            var letter = Narrow(rune.Value);
            if (!char.IsAsciiLetter(letter) || length == Longest) return "";
            word[length++] = char.ToUpperInvariant(letter);
        }

        return new string(word[..length]);
    }

    // Full-width forms lie at a fixed distance; NFKC is not at hand under InvariantGlobalization.
    private static char Narrow(int codePoint) => codePoint switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(codePoint - 0xFEE0),
        <= char.MaxValue => (char)codePoint,
        _ => '\0',
    };

    /// <summary>
    /// Whether a message that is no keyword reads like a wish for no more texts. Nothing is blocked on a guess: a person is
    /// asked to look and to note it.
    /// </summary>
    public static bool SoundsLikeStop(string message) => WishForNoTexts().IsMatch(message);

    [GeneratedRegex(
        @"\b(?:stop|quit|cease)\b.{0,20}\b(?:text(?:s|ing)?|messag(?:e|es|ing)|sms|contacting)\b|\b(?:do\s*n[o'’]?t|never|no\s+more)\b.{0,20}\b(?:text(?:s|ing)?|messag(?:e|es|ing)|sms)\b|\bunsubscribe\b|\bopt(?:ing)?[\s-]*(?:me\s+)?out\b|\b(?:take|remove)\s+me\b.{0,20}\blist\b|\brevoke\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WishForNoTexts();
}
