using System.Buffers;
using System.Globalization;

namespace DemoPlatform.History;

/// <summary>
/// What the carrier counts: 160 or 153 characters of GSM-7 a segment, 70 or 67 of anything else. The stories have only
/// characters of which each takes one septet.
/// </summary>
internal static class Segments
{
    private static readonly SearchValues<char> Gsm = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public static (bool IsGsm, int Segments) Count(string text)
    {
        var isGsm = !text.AsSpan().ContainsAnyExcept(Gsm);
        var (alone, joined) = isGsm ? (160, 153) : (70, 67);
        if (text.Length <= alone) return (isGsm, 1);
        var (segments, used) = (1, 0);
        for (var at = 0; at < text.Length;)
        {
            var length = isGsm ? 1 : StringInfo.GetNextTextElementLength(text.AsSpan(at));
            if (used + length > joined) (segments, used) = (segments + 1, 0);
            used += length;
            at += length;
        }

        return (isGsm, segments);
    }

    /// <summary>Cut between words into texts of one segment each, as a company does that has not chosen otherwise.</summary>
    public static List<string> Cut(string words)
    {
        var parts = new List<string>();
        foreach (var word in words.Split(' '))
        {
            if (parts.Count > 0 && Count($"{parts[^1]} {word}").Segments == 1) parts[^1] += " " + word;
            else parts.Add(word);
        }

        return parts;
    }
}
