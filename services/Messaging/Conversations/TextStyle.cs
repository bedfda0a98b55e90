using AngleSharp.Dom;

namespace Messaging.Conversations;

/// <summary>What an element passes on to the words inside it.</summary>
/// <param name="Bold">Written in capitals on a phone.</param>
/// <param name="KeepsLines">Line breaks in the source count.</param>
/// <param name="Language">BCP 47; null when nothing says.</param>
public sealed record TextStyle(bool Bold, bool KeepsLines, string? Language)
{
    public TextStyle Inside(IElement element) => new(
        IsBold(element) ?? Bold,
        KeepsLines || element.LocalName is "pre",
        element.GetAttribute("lang") ?? Language);

    /// <summary>Whether the style attribute gives the property one of the values.</summary>
    public static bool Declares(IElement element, string property, params ReadOnlySpan<string> values)
    {
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';'))
        {
            if (declaration.Split(':') is not [var name, var value] || !name.Trim().Equals(property, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var candidate in values)
            {
                if (value.Trim().StartsWith(candidate, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }

    private static bool? IsBold(IElement element)
    {
        if (Declares(element, "font-weight", "bold", "600", "700", "800", "900")) return true;
        if (Declares(element, "font-weight", "normal", "lighter", "100", "200", "300", "400", "500")) return false;
        return element.LocalName is "b" or "strong" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" ? true : null;
    }
}
