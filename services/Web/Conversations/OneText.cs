using System.Text.RegularExpressions;

namespace Web.Conversations;

/// <summary>A message said with fewer characters.</summary>
/// <param name="Html">The message.</param>
/// <param name="Meaning">What it does to the words, for the person to judge.</param>
public sealed record Shortening(string Html, string Meaning);

/// <summary>Ways to get a message into one text without touching a word. Whether one of them is enough, only Messaging's preview tells.</summary>
public static partial class OneText
{
    /// <param name="html">As composed.</param>
    /// <param name="expensive">Characters that force the short texts.</param>
    /// <returns>The gentlest first; nothing where nothing would change.</returns>
    public static IReadOnlyList<Shortening> Ways(string html, IReadOnlyList<string> expensive)
    {
        var plain = Tighten(PlainCharacters.Simplify(html));
        string[] without = [.. expensive.Where(character => !PlainCharacters.HasTwin(character))];
        var bare = Tighten(without.Aggregate(plain, (text, character) => text.Replace(character, "", StringComparison.Ordinal)));
        var ways = new List<Shortening>(2);
        if (plain != html) ways.Add(new(plain, "Plain quotes and dashes, single spaces. No word changes."));
        if (bare != plain) ways.Add(new(bare, $"Leaves out {string.Join(' ', without.Take(8))}. No word changes."));
        return ways;
    }

    // Lines keep apart what belongs apart; empty ones between them and runs of spaces only cost.
    private static string Tighten(string html) => Breaks().Replace(Spaces().Replace(html, " "), "<br>").Trim();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:\s*<br ?/?>\s*){2,}")]
    private static partial Regex Breaks();
}
