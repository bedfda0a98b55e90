using System.Text;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Tests.Messages;

/// <summary>The answers of Twilio's own calculator.</summary>
public sealed class SegmentsTests
{
    public static TheoryData<string, string, bool, int, int> Vectors => new()
    {
        { "empty", "", true, 1, 1 },
        { "160 a", A(160), true, 1, 1 },
        { "161 a", A(161), true, 2, 2 },
        { "306 a", A(306), true, 2, 2 },
        { "307 a", A(307), true, 3, 3 },
        { "459 a", A(459), true, 3, 3 },
        { "460 a", A(460), true, 4, 4 },
        { "1600 a", A(1600), true, 11, 11 },
        { "80 euro", Times("€", 80), true, 1, 1 },
        { "81 euro", Times("€", 81), true, 2, 2 },
        { "an extension character does not straddle", A(152) + "€" + A(151), true, 2, 2 },
        { "and costs a segment where it must", A(152) + "€" + A(152), true, 3, 3 },
        { "70 ç", Times("ç", 70), false, 1, 1 },
        { "71 ç", Times("ç", 71), false, 2, 2 },
        { "134 ç", Times("ç", 134), false, 2, 2 },
        { "135 ç", Times("ç", 135), false, 3, 3 },
        { "202 ç", Times("ç", 202), false, 4, 4 },
        { "curly apostrophe", "Rex’s walk is done", false, 1, 1 },
        { "curly apostrophe + 151 a", "’" + A(151), false, 3, 1 },
        { "35 dogs", Times("🐶", 35), false, 1, 1 },
        { "36 dogs", Times("🐶", 36), false, 2, 2 },
        { "a surrogate pair does not straddle", Times("ç", 66) + "🐶" + Times("ç", 65), false, 2, 2 },
        { "and costs a segment where it must, too", Times("ç", 66) + "🐶" + Times("ç", 66), false, 3, 3 },
        { "CRLF", A(158) + "\r\n", true, 1, 1 },
        { "CRLF overflow", A(159) + "\r\n", true, 2, 2 },
        { "Greek capitals and umlauts", "ΔΦΓΛΩΠΨΣΘΞäöñüàÄÖÑÜ§¿¡£¥èéùìòÇØøÅåÆæßÉ¤", true, 1, 1 },
        { "form feeds", Times("\f", 80), true, 1, 1 },
        { "tab", "a\tb", false, 1, 1 },
        { "typical report", "Visit 3: Rex had a great walk today 🐶 – he ate all of his breakfast and we played fetch for 20 minutes.", false, 2, 2 },
        { "decomposed é", "e\u0301", false, 1, 1 },
        { "face + 68", "😜" + Times("1", 68), false, 1, 1 },
        { "face + 69", "😜" + Times("1", 69), false, 2, 2 },
        { "face + 133", "😜" + Times("1", 133), false, 3, 3 },
        { "flag + 66", "🇮🇹" + Times("1", 66), false, 1, 1 },
        { "flag + 67", "🇮🇹" + Times("1", 67), false, 2, 2 },
        { "rainbow + 64", "🏳️‍🌈" + Times("1", 64), false, 1, 1 },
        { "rainbow + 65", "🏳️‍🌈" + Times("1", 65), false, 2, 2 },
        { "three accents + 66", "e\u0301\u0301\u0301" + A(66), false, 1, 1 },
        { "three accents + 67", "e\u0301\u0301\u0301" + A(67), false, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Segments_are_counted_as_the_calculator_does(string why, string body, bool gsm, int plain, int smart)
    {
        Assert.True(gsm == Segments.IsGsm(body), why);
        Assert.Equal(plain, Segments.Count(body, media: 0, smartEncoded: false));
        Assert.Equal(smart, Segments.Count(body, media: 0, smartEncoded: true));
    }

    [Fact]
    public void A_picture_message_is_one_however_long_its_text() => Assert.Equal(1, Segments.Count(A(1600), media: 1, smartEncoded: false));

    [Theory]
    [InlineData("“Rex”", "\"Rex\"")]
    [InlineData("a\u00A0b", "a  b")]
    [InlineData("wait…", "wait...")]
    [InlineData("‹x›", ">x<")]
    [InlineData("zero\u200Bwidth", "zerowidth")]
    [InlineData("🐶 stays", "🐶 stays")]
    public void Smart_encoding_replaces_as_Twilio_does(string text, string expected) => Assert.Equal(expected, SmartEncoding.Apply(text));

    static string A(int count) => new('a', count);

    static string Times(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
