using System.Buffers;
using System.Text;

namespace Messaging.Texts;

/// <summary>One kind of change smart encoding made; <paramref name="To"/> is empty when the character was removed.</summary>
public sealed record Replacement(string From, string To, int Count);

/// <summary>A text as it goes on the wire, and what was changed to get there.</summary>
public sealed record SmartText(string Text, IReadOnlyList<Replacement> Replacements);

/// <summary>
/// Writes look-alikes such as curly quotes and dashes in GSM-7: one of them would cut a text from 160 characters to 70.
/// </summary>
public static class SmartEncoding
{
    private static readonly SearchValues<char> Replaceable = SearchValues.Create([.. SmartEncodingMap.Replacements.Keys]);

    public static SmartText Apply(string text)
    {
        if (!text.AsSpan().ContainsAny(Replaceable)) return new(text, []);

        var result = new StringBuilder(text.Length);
        var counts = new Dictionary<char, int>();
        foreach (var character in text)
        {
            if (SmartEncodingMap.Replacements.TryGetValue(character, out var replacement))
            {
                result.Append(replacement);
                counts[character] = counts.GetValueOrDefault(character) + 1;
            }
            else
            {
                result.Append(character);
            }
        }

        return new(
            result.ToString(),
            [.. counts.Select(seen => new Replacement(seen.Key.ToString(), SmartEncodingMap.Replacements[seen.Key], seen.Value))]);
    }
}
