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
        var lastSpace = line.LastIndexOf(' ', end - 1, end / 2);
        return line[..(lastSpace > 0 ? lastSpace : end)] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
