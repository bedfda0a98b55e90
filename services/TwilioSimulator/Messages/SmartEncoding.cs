using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TwilioSimulator.Messages;

/// <summary>
/// Twilio's replacement of look-alike characters by GSM-7 ones, one code point at a time, with the carrier's own slips
/// kept as they are (single angle quotes swapped, a no-break space doubled): we imitate, we do not correct.
/// </summary>
internal static class SmartEncoding
{
    static readonly FrozenDictionary<Rune, string> Replacements = Load();

    public static string Apply(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Replacements.TryGetValue(rune, out var replacement)) result.Append(replacement);
            else result.Append(rune.ToString());
        }

        return result.ToString();
    }

    // Lines of "code points > code points of the replacement", in hexadecimal.
    static FrozenDictionary<Rune, string> Load()
    {
        using var resource = typeof(SmartEncoding).Assembly.GetManifestResourceStream("smart-encoding.txt")!;
        using var reader = new StreamReader(resource);
        var replacements = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            var halves = line.Split('>', 2);
            var replacement = string.Concat(Runes(halves[1]));
            foreach (var rune in Runes(halves[0])) replacements[rune] = replacement;
        }

        return replacements.ToFrozenDictionary();
    }

    static IEnumerable<Rune> Runes(string codes) =>
        codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
