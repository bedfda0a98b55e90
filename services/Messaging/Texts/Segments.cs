using System.Globalization;

namespace Messaging.Texts;

/// <summary>How a text travels: 7 bits a character, or 16 as soon as one character needs it.</summary>
public enum TextEncoding
{
    Gsm7,
    Ucs2,
}

/// <summary>What a text costs on the wire. Units are septets for GSM-7 and UTF-16 units for UCS-2.</summary>
public readonly record struct SegmentCount(TextEncoding Encoding, int Units, int Segments)
{
    /// <summary>Most units one segment of this text holds: less when it is one of several, for the header that joins them.</summary>
    public int UnitsPerSegment => Texts.Segments.Limit(Encoding, joined: Segments > 1);

    /// <summary>Units that still fit into the last segment.</summary>
    public int UnitsLeft => Math.Max(0, (UnitsPerSegment * Segments) - Units);
}

/// <summary>Counts the carrier's segments exactly as Twilio's own calculator does.</summary>
public static class Segments
{
    public static int Limit(TextEncoding encoding, bool joined) => (encoding, joined) switch
    {
        (TextEncoding.Gsm7, false) => 160,
        (TextEncoding.Gsm7, true) => 153,
        (_, false) => 70,
        (_, true) => 67,
    };

    /// <summary>Allocates nothing: it runs for every candidate while a text is being split. An empty text is one segment.</summary>
    public static SegmentCount Count(ReadOnlySpan<char> text)
    {
        if (Gsm7.Covers(text))
        {
            var septets = Gsm7.Septets(text);
            return new(TextEncoding.Gsm7, septets, septets <= Limit(TextEncoding.Gsm7, joined: false) ? 1 : FillGsm7(text));
        }

        return new(TextEncoding.Ucs2, text.Length, text.Length <= Limit(TextEncoding.Ucs2, joined: false) ? 1 : FillUcs2(text));
    }

    // An escape and its character never straddle a boundary, so division would count one segment too few.
    private static int FillGsm7(ReadOnlySpan<char> text)
    {
        var filler = new Filler(Limit(TextEncoding.Gsm7, joined: true));
        foreach (var character in text) filler.Add(Gsm7.Septets(character));
        return filler.Segments;
    }

    // Nor does an emoji, a flag or a letter with its accents. CR LF is one grapheme to Unicode but two characters here.
    private static int FillUcs2(ReadOnlySpan<char> text)
    {
        var filler = new Filler(Limit(TextEncoding.Ucs2, joined: true));
        while (!text.IsEmpty)
        {
            var length = text[0] == '\r' ? 1 : StringInfo.GetNextTextElementLength(text);
            filler.Add(length);
            text = text[length..];
        }

        return filler.Segments;
    }

    private struct Filler(int limit)
    {
        private int used;

        public int Segments { get; private set; } = 1;

        public void Add(int size)
        {
            if (used > 0 && used + size > limit)
            {
                Segments++;
                used = 0;
            }

            // One grapheme longer than a segment (a letter under a heap of accents) has to be cut after all.
            while (size > limit)
            {
                Segments++;
                size -= limit;
            }

            used += size;
        }
    }
}
