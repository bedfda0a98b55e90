using System.Globalization;
using System.Text;

namespace Messaging.Texts;

/// <summary>What a company allows one feed message to become.</summary>
/// <param name="MaxTexts">Most texts, or most segments when joined; the setting "Max messages per conversation".</param>
/// <param name="MaxImages">Most picture messages, 0 to 10.</param>
/// <param name="Joined">One concatenated text instead of separate ones.</param>
/// <param name="PortalLink">Where the whole message can be read; follows the "…" when the text is cut.</param>
public sealed record TextLimits(int MaxTexts, int MaxImages, bool Joined = false, string? PortalLink = null);

/// <summary>One text message with words. Units are septets or UTF-16 units, see <see cref="SegmentCount"/>.</summary>
public sealed record TextPart(string Body, SegmentCount Size);

/// <summary>One picture message: the report card, or the image at <paramref name="Index"/> of the feed message.</summary>
public readonly record struct PlannedPicture(bool IsReportCard, int Index)
{
    public static PlannedPicture ReportCard { get; } = new(true, -1);
}

/// <summary>The text messages a feed message becomes: first the words in order, then each picture as a message of its own.</summary>
/// <param name="Parts">The words; empty when there are none.</param>
/// <param name="Pictures">One MMS each.</param>
/// <param name="DroppedPictures">Over the maximum: not texted, and the feed says which.</param>
/// <param name="CutOff">Words over the maximum; null when all fits.</param>
/// <param name="Replacements">What smart encoding changed.</param>
/// <param name="ExpensiveCharacters">Graphemes that force UCS-2, each once.</param>
public sealed record TextPlan(
    IReadOnlyList<TextPart> Parts,
    IReadOnlyList<PlannedPicture> Pictures,
    IReadOnlyList<PlannedPicture> DroppedPictures,
    string? CutOff,
    IReadOnlyList<Replacement> Replacements,
    IReadOnlyList<string> ExpensiveCharacters)
{
    /// <summary>What the plan counts as in the company's allotment: a segment is one text, and so is a picture.</summary>
    public int Texts => Parts.Sum(part => part.Size.Segments) + Pictures.Count;

    public static TextPlan Make(string plainText, int imageCount, bool hasReportCard, TextLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.MaxTexts, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfNegative(limits.MaxImages, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfNegative(imageCount);

        var smart = SmartEncoding.Apply(Composition.Compose(Wireable(plainText)));
        var (parts, cutOff) = new TextSplit(smart.Text, limits).Split();

        // The report card first: of all pictures it is the one the visit was about.
        PlannedPicture[] pictures = [
            .. hasReportCard ? [PlannedPicture.ReportCard] : Array.Empty<PlannedPicture>(),
            .. Enumerable.Range(0, imageCount).Select(index => new PlannedPicture(false, index))];

        return new(
            parts,
            [.. pictures.Take(limits.MaxImages)],
            [.. pictures.Skip(limits.MaxImages)],
            cutOff,
            smart.Replacements,
            ExpensiveIn(smart.Text));
    }

    // Half a surrogate pair has no UTF-8 form, and CR LF would cost twice what LF does.
    private static string Wireable(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar) result.Append(rune);
        }

        return result.ToString();
    }

    private static List<string> ExpensiveIn(string text)
    {
        if (Gsm7.Covers(text)) return [];

        var expensive = new List<string>();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!Gsm7.Covers(element) && !expensive.Contains(element)) expensive.Add(element);
        }

        return expensive;
    }
}
