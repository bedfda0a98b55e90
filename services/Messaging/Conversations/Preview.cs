using System.Globalization;
using System.Text.RegularExpressions;

namespace Messaging.Conversations;

/// <summary>The first words of an entry, as the conversations list shows them: one line.</summary>
public static partial class Preview
{
    public const int MaxLength = 120;

    public static string Of(string plainText)
    {
        var line = Spaces().Replace(plainText, " ").Trim();
        if (line.Length <= MaxLength) return line;

        // Never half an emoji, and a word only if there is one to end at.
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(line.AsSpan(end)) is var next && next < MaxLength) end = next;
        if (end == 0) end = UnderAccents(line);
        var lastSpace = line.LastIndexOf(' ', end - 1, end / 2);
        return line[..(lastSpace > 0 ? lastSpace : end)] + "…";
    }

    // A first letter under more accents than fit is cut after all, but not within a character.
    private static int UnderAccents(string line) => char.IsHighSurrogate(line[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
