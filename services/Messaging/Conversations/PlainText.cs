using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Messaging.Conversations;

/// <summary>
/// What is left of a styled message on a phone: bold becomes CAPS, other styling is dropped, links and lists stay readable.
/// </summary>
public static partial class PlainText
{
    /// <summary>More is not read: the time to parse hostile nesting grows with its square. The API allows 20,000 characters.</summary>
    public const int MaxHtmlLength = 40_000;

    private static readonly HashSet<string> NotWords = new(
        ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math", "audio", "video", "canvas", "select", "textarea", "button"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Paragraphs = new(
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl", "hr", "figure"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Lines = new(
        ["div", "li", "tr", "caption", "dt", "dd", "section", "article", "header", "footer", "main", "nav", "aside", "address", "form", "fieldset", "figcaption", "details", "summary"],
        StringComparer.Ordinal);

    /// <param name="html">Styled text, or plain text, whose line breaks then count. Never throws, whatever it is.</param>
    /// <param name="language">BCP 47, for the capitals of Turkish and its relatives; a lang attribute wins.</param>
    public static string From(string html, string? language = null)
    {
        if (html.Length > MaxHtmlLength) html = html[..MaxHtmlLength];

        var document = new HtmlParser().ParseDocument(html);
        var style = new TextStyle(Bold: false, KeepsLines: !html.Contains('<', StringComparison.Ordinal), language);
        return document.Body is { } body ? EmptyLines().Replace(TagLikes.Remove(Read(body, style)), "\n\n").Trim() : "";
    }

    // A loop with a stack of its own: a message may nest deeper than the thread's stack reaches.
    private static string Read(IElement body, TextStyle style)
    {
        var writer = new PlainTextWriter();
        var open = new Stack<OpenElement>([new OpenElement(body, style, writer.Position)]);
        while (open.TryPeek(out var current))
        {
            switch (current.NextChild())
            {
                case null:
                    Leave(open.Pop(), writer);
                    break;
                case IText text:
                    writer.Words(current.Style.Bold ? Capitals.Of(text.Data, current.Style.Language) : text.Data, current.Style.KeepsLines);
                    break;
                case IElement element when !IsHidden(element):
                    Enter(element, writer);
                    open.Push(new OpenElement(element, current.Style.Inside(element), writer.Position));
                    break;
            }
        }

        return writer.ToString();
    }

    private static void Enter(IElement element, PlainTextWriter writer)
    {
        Separate(element.LocalName, writer);
        switch (element.LocalName)
        {
            case "br":
                writer.NewLine();
                break;
            case "ul":
                writer.BeginList(firstNumber: null);
                break;
            case "ol":
                writer.BeginList(int.TryParse(element.GetAttribute("start"), CultureInfo.InvariantCulture, out var first) ? first : 1);
                break;
            case "li":
                writer.BeginItem();
                break;
            case "td" or "th" when element.PreviousElementSibling is not null:
                writer.Gap(", ");
                break;
        }
    }

    private static void Leave(OpenElement closed, PlainTextWriter writer)
    {
        var name = closed.Element.LocalName;
        if (name is "a") Link.Write(closed.Element.GetAttribute("href"), writer, closed.Start);
        if (name is "ul" or "ol") writer.EndList();
        Separate(name, writer);
    }

    private static void Separate(string name, PlainTextWriter writer)
    {
        if (Paragraphs.Contains(name)) writer.Paragraph();
        else if (Lines.Contains(name)) writer.Line();
    }

    private static bool IsHidden(IElement element) =>
        NotWords.Contains(element.LocalName) || element.HasAttribute("hidden") || TextStyle.Declares(element, "display", "none");

    // Left where something that looked like a tag stood alone.
    [GeneratedRegex(@"\n(?: *\n)+")]
    private static partial Regex EmptyLines();

    private sealed class OpenElement(IElement element, TextStyle style, int start)
    {
        private int next;

        public IElement Element => element;

        public TextStyle Style => style;

        /// <summary>Where its words begin in the output.</summary>
        public int Start => start;

        public INode? NextChild() => next < element.ChildNodes.Length ? element.ChildNodes[next++] : null;
    }
}
