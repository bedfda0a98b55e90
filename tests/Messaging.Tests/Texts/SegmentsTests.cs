using System.Globalization;
using System.Text;
using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class SegmentsTests
{
    // The answers of Twilio's own calculator (message-segment-calculator 1.2.0).
    public static TheoryData<string, string, TextEncoding, int, int, int, TextEncoding> CalculatorVectors { get; } = new()
    {
        { "empty", "", TextEncoding.Gsm7, 0, 1, 1, TextEncoding.Gsm7 },
        { "1 char", "a", TextEncoding.Gsm7, 1, 1, 1, TextEncoding.Gsm7 },
        { "160 a", R("a", 160), TextEncoding.Gsm7, 160, 1, 1, TextEncoding.Gsm7 },
        { "161 a", R("a", 161), TextEncoding.Gsm7, 161, 2, 2, TextEncoding.Gsm7 },
        { "306 a", R("a", 306), TextEncoding.Gsm7, 306, 2, 2, TextEncoding.Gsm7 },
        { "307 a", R("a", 307), TextEncoding.Gsm7, 307, 3, 3, TextEncoding.Gsm7 },
        { "459 a", R("a", 459), TextEncoding.Gsm7, 459, 3, 3, TextEncoding.Gsm7 },
        { "460 a", R("a", 460), TextEncoding.Gsm7, 460, 4, 4, TextEncoding.Gsm7 },
        { "1600 a", R("a", 1600), TextEncoding.Gsm7, 1600, 11, 11, TextEncoding.Gsm7 },
        { "80 euro", R("€", 80), TextEncoding.Gsm7, 160, 1, 1, TextEncoding.Gsm7 },
        { "81 euro", R("€", 81), TextEncoding.Gsm7, 162, 2, 2, TextEncoding.Gsm7 },
        { "152 a + € + a…: ext char straddles the first boundary", R("a", 152) + "€" + R("a", 10), TextEncoding.Gsm7, 164, 2, 2, TextEncoding.Gsm7 },
        { "152 a + € + 151 a", R("a", 152) + "€" + R("a", 151), TextEncoding.Gsm7, 305, 2, 2, TextEncoding.Gsm7 },
        { "152 a + € + 152 a", R("a", 152) + "€" + R("a", 152), TextEncoding.Gsm7, 306, 3, 3, TextEncoding.Gsm7 },
        { "70 ç", R("ç", 70), TextEncoding.Ucs2, 70, 1, 1, TextEncoding.Ucs2 },
        { "71 ç", R("ç", 71), TextEncoding.Ucs2, 71, 2, 2, TextEncoding.Ucs2 },
        { "134 ç", R("ç", 134), TextEncoding.Ucs2, 134, 2, 2, TextEncoding.Ucs2 },
        { "135 ç", R("ç", 135), TextEncoding.Ucs2, 135, 3, 3, TextEncoding.Ucs2 },
        { "201 ç", R("ç", 201), TextEncoding.Ucs2, 201, 3, 3, TextEncoding.Ucs2 },
        { "202 ç", R("ç", 202), TextEncoding.Ucs2, 202, 4, 4, TextEncoding.Ucs2 },
        { "curly apostrophe", "Rex’s walk is done", TextEncoding.Ucs2, 18, 1, 1, TextEncoding.Gsm7 },
        { "curly apostrophe + 151 a", "’" + R("a", 151), TextEncoding.Ucs2, 152, 3, 1, TextEncoding.Gsm7 },
        { "35 🐶", R("🐶", 35), TextEncoding.Ucs2, 70, 1, 1, TextEncoding.Ucs2 },
        { "36 🐶", R("🐶", 36), TextEncoding.Ucs2, 72, 2, 2, TextEncoding.Ucs2 },
        { "66 ç + 🐶 + 10 ç: surrogate pair straddles", R("ç", 66) + "🐶" + R("ç", 10), TextEncoding.Ucs2, 78, 2, 2, TextEncoding.Ucs2 },
        { "66 ç + 🐶 + 65 ç", R("ç", 66) + "🐶" + R("ç", 65), TextEncoding.Ucs2, 133, 2, 2, TextEncoding.Ucs2 },
        { "66 ç + 🐶 + 66 ç", R("ç", 66) + "🐶" + R("ç", 66), TextEncoding.Ucs2, 134, 3, 3, TextEncoding.Ucs2 },
        { "CRLF in GSM", R("a", 158) + "\r\n", TextEncoding.Gsm7, 160, 1, 1, TextEncoding.Gsm7 },
        { "CRLF overflow", R("a", 159) + "\r\n", TextEncoding.Gsm7, 161, 2, 2, TextEncoding.Gsm7 },
        { "Greek capital + umlaut are GSM", "ΔΦΓΛΩΠΨΣΘΞäöñüàÄÖÑÜ§¿¡£¥èéùìòÇØøÅåÆæßÉ¤", TextEncoding.Gsm7, 39, 1, 1, TextEncoding.Gsm7 },
        { "form feed is an extension char", R("\f", 80), TextEncoding.Gsm7, 160, 1, 1, TextEncoding.Gsm7 },
        { "tab is not GSM", "a\tb", TextEncoding.Ucs2, 3, 1, 1, TextEncoding.Gsm7 },
        { "backtick is not GSM", "a`b", TextEncoding.Ucs2, 3, 1, 1, TextEncoding.Gsm7 },
        { "typical report", "Visit 3: Rex had a great walk today 🐶 – he ate all of his breakfast and we played fetch for 20 minutes.", TextEncoding.Ucs2, 104, 2, 2, TextEncoding.Ucs2 },
        { "decomposed é", "e\u0301", TextEncoding.Ucs2, 2, 1, 1, TextEncoding.Ucs2 },
    };

    // Vectors of that calculator's own tests.
    public static TheoryData<string, int> CalculatorTests { get; } = new()
    {
        { "😜" + R("1", 68), 1 },
        { "😜" + R("1", 69), 2 },
        { "😜" + R("1", 133), 3 },
        { "🇮🇹" + R("1", 66), 1 },
        { "🇮🇹" + R("1", 67), 2 },
        { "🏳️‍🌈" + R("1", 64), 1 },
        { "🏳️‍🌈" + R("1", 65), 2 },
        { "[" + R("1", 158), 1 },
        { "[" + R("1", 159), 2 },
        { "😀" + R("]", 68), 1 },
        { "😀" + R("]", 69), 2 },
        { "e\u0301\u0301\u0301" + R("a", 66), 1 },
        { "e\u0301\u0301\u0301" + R("a", 67), 2 },
        { "\rabcde\r\n123", 1 },
    };

    // Where the calculator's rules bite but its tests do not.
    public static TheoryData<string, int> Corners { get; } = new()
    {
        { R("ç", 66) + "\r\n" + R("ç", 66), 2 },
        { "q" + R("\u0301", 69), 1 },
        { "q" + R("\u0301", 133), 2 },
        { "q" + R("\u0301", 134), 3 },
    };

    [Theory]
    [MemberData(nameof(CalculatorVectors))]
    public void A_text_counts_as_in_Twilios_calculator(
        string name, string text, TextEncoding encoding, int units, int segments, int smartSegments, TextEncoding smartEncoding)
    {
        Assert.NotEmpty(name);
        Assert.Equal(new SegmentCount(encoding, units, segments), Segments.Count(text));

        var smart = Segments.Count(SmartEncoding.Apply(text).Text);
        Assert.Equal((smartEncoding, smartSegments), (smart.Encoding, smart.Segments));
    }

    [Theory]
    [MemberData(nameof(CalculatorTests))]
    [MemberData(nameof(Corners))]
    public void A_text_counts_as_in_the_tests_of_Twilios_calculator(string text, int segments) =>
        Assert.Equal(segments, Segments.Count(text).Segments);

    [Fact]
    public void What_is_left_of_a_segment_is_known()
    {
        Assert.Equal(159, Segments.Count("a").UnitsLeft);
        Assert.Equal(69, Segments.Count("ç").UnitsLeft);
        Assert.Equal(306 - 161, Segments.Count(R("a", 161)).UnitsLeft);
    }

    [Fact]
    public void Any_string_is_counted_as_a_slow_and_literal_reading_of_the_rules_counts_it() =>
        Texts.Any.Sample(text => Assert.Equal(Reference(text), Segments.Count(text).Segments), iter: 2_000);

    [Fact]
    public void A_longer_text_never_takes_fewer_segments() =>
        Texts.Any.Sample(text =>
        {
            var before = 1;
            foreach (var end in StringInfo.ParseCombiningCharacters(text).Skip(1).Append(text.Length))
            {
                var now = Segments.Count(text.AsSpan(0, end)).Segments;
                Assert.True(now >= before, $"{before} became {now} at {end}");
                before = now;
            }
        });

    // Graphemes, CR LF apart; each goes whole into the segment at hand or opens the next one.
    private static int Reference(string text)
    {
        var graphemes = text.Split('\r')
            .SelectMany((piece, index) => index == 0 ? Graphemes(piece) : Graphemes(piece).Prepend("\r"))
            .ToList();
        var gsm = graphemes.All(grapheme => grapheme.Length == 1 && Gsm7.Covers(grapheme));
        var sizes = graphemes.Select(grapheme => gsm ? Gsm7.Septets(grapheme) : grapheme.Length).ToList();
        if (sizes.Sum() <= (gsm ? 160 : 70)) return 1;

        var segments = new List<int> { 0 };
        foreach (var size in sizes)
        {
            if (segments[^1] + size > (gsm ? 153 : 67)) segments.Add(0);
            segments[^1] += size;
        }

        return segments.Count;
    }

    private static IEnumerable<string> Graphemes(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    private static string R(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
