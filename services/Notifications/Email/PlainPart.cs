using System.Text;
using MimeKit.Text;

namespace Notifications.Email;

/// <summary>Reads HTML as a person without pictures and colours would: lines, list points, and where links lead.</summary>
internal static class PlainPart
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        string? link = null;
        var linkStart = 0;
        var hidden = 0;
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Head or HtmlTagId.Title } tag when !tag.IsEmptyElement:
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : 1));
                    break;
                case HtmlTagToken { Id: HtmlTagId.A, IsEndTag: false } tag:
                    link = tag.Attributes.FirstOrDefault(attribute => attribute.Id is HtmlAttributeId.Href)?.Value;
                    linkStart = text.Length;
                    break;
                case HtmlTagToken { Id: HtmlTagId.A, IsEndTag: true }:
                    if (link is not null && text.ToString(linkStart, text.Length - linkStart) != link) text.Append(" (").Append(link).Append(')');
                    link = null;
                    break;
                case HtmlTagToken tag:
                    Break(text, tag);
                    break;
                case HtmlDataToken data when hidden == 0:
                    Words(text, data.Data);
                    break;
            }
        }

        return text.ToString().Trim();
    }

    private static void Break(StringBuilder text, HtmlTagToken tag)
    {
        switch (tag.Id)
        {
            case HtmlTagId.Br:
                text.Append('\n');
                break;
            case HtmlTagId.LI when !tag.IsEndTag:
                Lines(text, 1).Append("- ");
                break;
            case HtmlTagId.TR or HtmlTagId.Div or HtmlTagId.LI:
                Lines(text, 1);
                break;
            case HtmlTagId.P or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Table or HtmlTagId.BlockQuote:
                Lines(text, 2);
                break;
            case HtmlTagId.TD or HtmlTagId.TH when tag.IsEndTag:
                Words(text, " ");
                break;
        }
    }

    // Source lines are no lines of the text; a gap is never wider than asked for.
    private static StringBuilder Lines(StringBuilder text, int count)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length == 0) return text;
        var there = 0;
        while (there < text.Length && text[^(there + 1)] == '\n') there++;
        return text.Append('\n', Math.Max(0, count - there));
    }

    private static void Words(StringBuilder text, string data)
    {
        foreach (var letter in data)
        {
            var space = char.IsWhiteSpace(letter);
            if (!space) text.Append(letter);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }
}
