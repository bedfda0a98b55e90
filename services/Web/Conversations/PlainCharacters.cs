using System.Text;

namespace Web.Conversations;

/// <summary>
/// Typographic characters that force a text into UCS-2 (70 characters instead of 160) and have a plain twin that reads
/// the same. Word processors and phone keyboards put them in by themselves.
/// </summary>
public static class PlainCharacters
{
    private static readonly Dictionary<char, string> Twins = new()
    {
        ['\u2018'] = "'", ['\u2019'] = "'", ['\u201a'] = "'", ['\u201b'] = "'", ['\u2032'] = "'", ['\u00b4'] = "'",
        ['\u201c'] = "\"", ['\u201d'] = "\"", ['\u201e'] = "\"", ['\u201f'] = "\"", ['\u2033'] = "\"",
        ['\u00ab'] = "\"", ['\u00bb'] = "\"",
        ['\u2010'] = "-", ['\u2011'] = "-", ['\u2012'] = "-", ['\u2013'] = "-", ['\u2014'] = "-", ['\u2212'] = "-",
        ['\u2022'] = "-", ['\u00b7'] = "-",
        ['\u2026'] = "...",
        ['\u2002'] = " ", ['\u2003'] = " ", ['\u2009'] = " ", ['\u202f'] = " ",
        ['\u200b'] = "", ['\ufeff'] = "",
    };

    public static bool HasTwin(string character) => character.Length == 1 && Twins.ContainsKey(character[0]);

    public static string Simplify(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Twins.TryGetValue(character, out var twin)) plain.Append(twin);
            else plain.Append(character);
        }

        return plain.ToString();
    }
}
