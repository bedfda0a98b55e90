using System.Text;

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
public static class Keywords
{
    private const int Longest = 11;

    /// <summary>
    /// Forgives case, spaces, punctuation, quotes, emoji, invisible marks and full-width letters; a person who means
    /// STOP must not be missed for a full stop.
    /// </summary>
    public static Keyword Parse(ReadOnlySpan<char> message)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        foreach (var rune in message.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) continue;

            var letter = Narrow(rune.Value);
            if (!char.IsAsciiLetter(letter) || length == Longest) return Keyword.None;
            word[length++] = char.ToUpperInvariant(letter);
        }

        return word[..length] switch
        {
            "STOP" or "STOPALL" or "UNSUBSCRIBE" or "CANCEL" or "END" or "QUIT" or "REVOKE" or "OPTOUT" => Keyword.Stop,
            "START" or "UNSTOP" => Keyword.Start,
            "YES" => Keyword.StartIfStopped,
            "HELP" or "INFO" => Keyword.Help,
            _ => Keyword.None,
        };
    }

    // Full-width forms lie at a fixed distance; NFKC is not at hand under InvariantGlobalization.
    private static char Narrow(int codePoint) => codePoint switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(codePoint - 0xFEE0),
        <= char.MaxValue => (char)codePoint,
        _ => '\0',
    };
}
