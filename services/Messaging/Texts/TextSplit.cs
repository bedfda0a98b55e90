namespace Messaging.Texts;

/// <summary>
/// Cuts a text into parts: as many as the limits allow of one segment each, or one joined part of as many segments.
/// Filling each part to the brim is also the fewest parts, because every piece of a text that fits fits too.
/// </summary>
public sealed class TextSplit
{
    /// <summary>Twilio refuses a longer body (21617).</summary>
    public const int MaxBodyLength = 1600;

    private readonly string text;
    private readonly string? link;
    private readonly int maxParts;
    private readonly int segmentsPerPart;
    private readonly int window;
    private readonly Breaks breaks;

    public TextSplit(string text, TextLimits limits)
    {
        this.text = text;
        link = string.IsNullOrWhiteSpace(limits.PortalLink) ? null : limits.PortalLink.Trim();
        (maxParts, segmentsPerPart) = limits.Joined ? (1, limits.MaxTexts) : (limits.MaxTexts, 1);
        window = (int)Math.Min(MaxBodyLength, 160L * segmentsPerPart);
        breaks = new Breaks(text);
    }

    public (IReadOnlyList<TextPart> Parts, string? CutOff) Split()
    {
        var parts = new List<TextPart>();
        var at = breaks.SkipSpace(0);
        while (at < text.Length)
        {
            var end = breaks.TrimmedEnd;
            if (!Fits(text.AsSpan(at..end)))
            {
                if (parts.Count == maxParts - 1)
                {
                    var (last, cutAt) = CutLast(at);
                    parts.Add(last);
                    return (parts, text[breaks.SkipSpace(cutAt)..end]);
                }

                end = Longest(at, Words, "") ?? Longest(at, Graphemes, "") ?? Longest(at, Runes, "") ?? text.Length;
            }

            parts.Add(Part(text[at..end]));
            at = breaks.SkipSpace(end);
        }

        return (parts, null);
    }

    // Words before a link, a link before whole words of which not one fits, and in the end a cut anywhere: something always fits.
    private (TextPart Part, int CutAt) CutLast(int at)
    {
        string?[] links = link is null ? [null] : [link, null];
        foreach (var cuts in new[] { Words, Graphemes, Runes })
        foreach (var candidate in links)
        {
            if (Longest(at, cuts, candidate, cut: true) is { } end) return (Part(WithTail(text[at..end], candidate)), end);
        }

        throw new InvalidOperationException("A part has room for one character and an ellipsis.");
    }

    private IReadOnlyList<int> Words(int at) => breaks.WordEnds(at, at + window);

    private IReadOnlyList<int> Graphemes(int at) => breaks.GraphemeEnds(at, at + window);

    private IReadOnlyList<int> Runes(int at) => breaks.RuneEnds(at, at + window);

    // Binary search: a longer piece never takes fewer segments.
    private int? Longest(int at, Func<int, IReadOnlyList<int>> cuts, string? tailLink, bool cut = false)
    {
        var ends = cuts(at);
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var piece = text[at..ends[middle]];
            if (Fits(cut ? WithTail(piece, tailLink) : piece)) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? null : ends[low - 1];
    }

    // U+2026 is not GSM-7: it alone would halve the part, so there it is written as three dots.
    private static string WithTail(string piece, string? link) =>
        piece
        + (Gsm7.Covers(piece) && Gsm7.Covers(link) ? "..." : "…")
        + (link is null ? "" : " " + link);

    private bool Fits(ReadOnlySpan<char> piece) =>
        piece.Length <= window && Segments.Count(piece).Segments <= segmentsPerPart;

    private static TextPart Part(string body) => new(body, Segments.Count(body));
}
