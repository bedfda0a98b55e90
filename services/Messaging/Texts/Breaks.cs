using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Messaging.Texts;

/// <summary>Where a text may be cut: between words first, then between graphemes, then between characters.</summary>
public sealed partial class Breaks
{
    private readonly string text;
    private readonly List<int> wordEnds = [];

    public Breaks(string text)
    {
        this.text = text;
        var phones = PhoneNumber().EnumerateMatches(text);
        var phone = phones.MoveNext() ? phones.Current : default;
        for (var at = 1; at < text.Length; at++)
        {
            while (phone.Length > 0 && at >= phone.Index + phone.Length) phone = phones.MoveNext() ? phones.Current : default;
            var insidePhone = phone.Length > 0 && at > phone.Index;
            if (IsSpace(at) && !IsSpace(at - 1) && !insidePhone) wordEnds.Add(at);
        }

        TrimmedEnd = text.Length;
        while (TrimmedEnd > 0 && IsSpace(TrimmedEnd - 1)) TrimmedEnd--;
    }

    /// <summary>End of the last word of the text.</summary>
    public int TrimmedEnd { get; }

    public int SkipSpace(int at)
    {
        while (at < text.Length && IsSpace(at)) at++;
        return at;
    }

    public IReadOnlyList<int> WordEnds(int after, int atMost)
    {
        var first = FirstAbove(after);
        return wordEnds.GetRange(first, FirstAbove(atMost) - first);
    }

    public IReadOnlyList<int> GraphemeEnds(int after, int atMost) => Ends(after, atMost, StringInfo.GetNextTextElementLength);

    public IReadOnlyList<int> RuneEnds(int after, int atMost) =>
        Ends(after, atMost, rest => Rune.DecodeFromUtf16(rest, out _, out var length) is var _ ? length : 0);

    private List<int> Ends(int after, int atMost, Func<ReadOnlySpan<char>, int> next)
    {
        var ends = new List<int>();
        for (var at = after; at < text.Length;)
        {
            at += next(text.AsSpan(at));
            if (at > atMost) break;
            ends.Add(at);
        }

        return ends;
    }

    private int FirstAbove(int position)
    {
        var found = wordEnds.BinarySearch(position);
        return found < 0 ? ~found : found + 1;
    }

    // A space under an accent is a grapheme with something to see, not a gap.
    private bool IsSpace(int at) =>
        char.IsWhiteSpace(text[at])
        && (at + 1 == text.Length || char.IsAscii(text[at + 1]) || StringInfo.GetNextTextElementLength(text.AsSpan(at)) == 1);

    // The gaps of a number as people write it: (415) 555-0100, 415 555 0100, +1 415 555 0100, 555 0100, +44 20 7946 0958.
    [GeneratedRegex(@"(?<!\w)(?:(?:(?:\+?1[ .-]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[ .-]?))?[0-9]{3}[ .-]?[0-9]{4}|\+[0-9]{1,3}(?: [0-9]{1,4}){2,5})(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();
}
