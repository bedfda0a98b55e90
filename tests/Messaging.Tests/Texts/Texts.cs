using CsCheck;

namespace Messaging.Tests.Texts;

/// <summary>Texts as people and programs write them, from ordinary words to the characters that break splitters.</summary>
internal static class Texts
{
    private static readonly Gen<string> Word = Gen.Char['a', 'z'].Array[1, 12].Select(letters => new string(letters));

    private static readonly Gen<string> Special = Gen.OneOf(
        "🐶", "🇮🇹", "👨‍👩‍👧", "🏳️‍🌈", "e\u0301", "é\u0301\u0301", "€", "[", "’", "…", "ß", "ç", "我", "\u200f", "\u00a0", "\0", "{}", "`",
        "(415) 555-0100", "+1 415 555 0100", "555 0100", "https://portal.example/feed/12?x=1&y=2", "well-known", "\uFEFF");

    private static readonly Gen<string> Gap = Gen.Frequency(
        (6, Gen.Const(" ")), (1, Gen.Const("\n")), (1, Gen.Const("\r\n")), (1, Gen.Const("  ")), (2, Gen.Const("")), (1, Gen.Const("\t")));

    private static readonly Gen<string> Piece = Gen.Frequency(
        (12, Word), (3, Special), (1, Word.Array[20].Select(words => string.Concat(words))));

    /// <summary>Mostly words, with whatever people put between them; up to a few thousand characters.</summary>
    public static readonly Gen<string> Written =
        Gen.Select(Piece, Gap).Array[0, 120].Select(pieces => string.Concat(pieces.Select(piece => piece.Item1 + piece.Item2)));

    /// <summary>Well-formed text of any kind.</summary>
    public static readonly Gen<string> Any = Gen.OneOf<string>(Written, Gen.String.Select(WellFormed), Gen.String[Gen.Char["ab€ 🐶ç\r\n"], 0, 400].Select(WellFormed));

    /// <summary>Any sequence of UTF-16 units at all, halves of surrogate pairs included.</summary>
    public static readonly Gen<string> Broken = Gen.OneOf<string>(Any, Gen.Char['\0', '\uFFFF'].Array[0, 300].Select(units => new string(units)));

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
