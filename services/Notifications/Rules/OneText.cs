namespace Notifications.Rules;

/// <summary>Words that fit one text, because each further segment is billed. What matters least is left out first.</summary>
internal static class OneText
{
    private const int Plain = 160;
    private const int Unicode = 70;

    /// <summary>The first wording that fits, or as much of the last one as does.</summary>
    /// <param name="wordings">The fullest first.</param>
    internal static string Of(params ReadOnlySpan<string> wordings)
    {
        foreach (var wording in wordings)
            if (Fits(Clean(wording))) return Clean(wording);

        var words = Clean(wordings[^1]);
        var end = words.Length;
        while (end > 0 && !Fits(words[..end] + "...")) end--;
        // Not inside a word, and never inside a character.
        var space = words.LastIndexOf(' ', end - 1);
        if (space > end / 2) end = space;
        else if (char.IsHighSurrogate(words[end - 1])) end--;
        return words[..end].TrimEnd(' ', ',', '.') + "...";
    }

    /// <summary>What people typed elsewhere, on one line.</summary>
    private static string Clean(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Rather too careful than too long: what is not ASCII may need the alphabet of 70, some of ASCII counts twice.
    private static bool Fits(string words) => words.Sum(Size) <= Plain && (words.All(char.IsAscii) || words.Length <= Unicode);

    private static int Size(char character) => "[]{}\\^|~".Contains(character, StringComparison.Ordinal) ? 2 : 1;
}
