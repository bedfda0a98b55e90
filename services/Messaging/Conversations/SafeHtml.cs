using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Messaging.Conversations;

/// <summary>What may be shown in a feed. Everything is sanitised before it is stored, so that no reader can forget to.</summary>
public static class SafeHtml
{
    private static readonly HashSet<string> WithoutWords = new(
        ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math", "select", "textarea", "button"],
        StringComparer.OrdinalIgnoreCase);

    // One instance for all threads: it is not changed after this.
    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <summary>Bold, italics, underline, paragraphs, lists and links; the words of anything else, but none of its tags.</summary>
    /// <param name="html">As composed. Text without tags keeps its line breaks.</param>
    public static string Of(string html) => Sanitizer.Sanitize(html.Contains('<', StringComparison.Ordinal) ? html : Lines(html));

    /// <summary>A text from a phone: every character as it is, nothing of it mark-up.</summary>
    public static string Escape(string text) => Lines(
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal));

    private static string Lines(string text) => text.ReplaceLineEndings("<br>");

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["b", "strong", "i", "em", "u", "p", "div", "br", "ul", "ol", "li", "a"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        })
        { KeepChildNodes = true };

        // Children are kept so that no word of an unknown tag is lost; code and hidden text are not words.
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (WithoutWords.Contains(removing.Tag.LocalName)) removing.Tag.TextContent = "";
        };
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (processed.Node is not IHtmlAnchorElement link) return;
            link.SetAttribute("rel", "noopener noreferrer nofollow");
            link.SetAttribute("target", "_blank");
        };
        return sanitizer;
    }
}
