using System.Text;
using System.Text.RegularExpressions;

namespace Messaging.Conversations;

/// <summary>Bold on a phone. Links and addresses stay as they are: capitals would break them.</summary>
public static partial class Capitals
{
    public static string Of(string text, string? language)
    {
        var turkic = language?.Split('-')[0].ToLowerInvariant() is "tr" or "az";
        return Word().Replace(text, word => Address().IsMatch(word.ValueSpan) ? word.Value : Upper(word.Value, turkic));
    }

    // Case mapping of the runtime is one to one and knows no language here (InvariantGlobalization).
    private static string Upper(string word, bool turkic)
    {
        var result = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            _ = (rune.Value, turkic) switch
            {
                ('ß', _) => result.Append("SS"),
                ('i', true) => result.Append('İ'),
                ('ı', true) => result.Append('I'),
                ('ı', false) => result.Append('I'),
                _ => result.Append(Rune.ToUpperInvariant(rune)),
            };
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"://|@|^www\.|^[\w-]+(\.[\w-]+)+/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
