using System.Buffers;

namespace Messaging.Texts;

/// <summary>The GSM 03.38 alphabet: what a phone network carries in 7 bits a character.</summary>
public static class Gsm7
{
    private const string Basic =
        "\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz" +
        "¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";

    // Each of these travels behind an escape and so takes two septets.
    private const string Extension = "\f[\\]^{|}~€";

    private static readonly SearchValues<char> All = SearchValues.Create(Basic + Extension);
    private static readonly SearchValues<char> Escaped = SearchValues.Create(Extension);

    /// <summary>Whether every character is in the alphabet; one that is not makes the whole text UCS-2.</summary>
    public static bool Covers(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(All);

    /// <summary>Septets of one character of the alphabet: 1, or 2 behind an escape.</summary>
    public static int Septets(char character) => Escaped.Contains(character) ? 2 : 1;

    /// <summary>Septets of a text that the alphabet covers.</summary>
    public static int Septets(ReadOnlySpan<char> text)
    {
        var septets = text.Length;
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            septets++;
            text = text[(at + 1)..];
        }

        return septets;
    }
}
