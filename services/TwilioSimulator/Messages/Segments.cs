using System.Buffers;
using System.Globalization;

namespace TwilioSimulator.Messages;

/// <summary>How many segments the carrier bills for a body: 160/153 septets of GSM-7, or 70/67 units of UCS-2.</summary>
internal static class Segments
{
    const string Basic =
        "\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz" +
        "¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";

    const string Extension = "\f^{}\\[~]|€";

    static readonly SearchValues<char> Gsm = SearchValues.Create(Basic + Extension);

    /// <summary>1 or more; a picture message is one, whatever it says.</summary>
    public static int Count(string body, int media, bool smartEncoded)
    {
        if (media > 0) return 1;

        var text = smartEncoded ? SmartEncoding.Apply(body) : body;
        return IsGsm(text) ? Fill(text.Select(Septets), 160, 153) : Fill(Clusters(text).Select(cluster => cluster.Length), 70, 67);
    }

    public static bool IsGsm(string text) => !text.AsSpan().ContainsAnyExcept(Gsm);

    static int Septets(char character) => Extension.Contains(character, StringComparison.Ordinal) ? 2 : 1;

    // The carrier counts \r\n as two characters, although Unicode makes it one cluster.
    static IEnumerable<string> Clusters(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (element == "\r\n")
            {
                yield return "\r";
                yield return "\n";
            }
            else
            {
                yield return element;
            }
        }
    }

    // Greedy: a character that does not fit whole goes to the next segment.
    static int Fill(IEnumerable<int> widths, int alone, int joined)
    {
        var (total, segments, used) = (0, 1, 0);
        foreach (var width in widths)
        {
            total += width;
            if (used + width > joined)
            {
                segments++;
                used = 0;
            }

            used += width;
        }

        return total <= alone ? 1 : segments;
    }
}
