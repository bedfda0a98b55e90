using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace Notifications.Email;

/// <summary>An answer that has only HTML, read as plain text in which quotes are marked like everybody marks them.</summary>
internal static partial class ReplyHtml
{
    public static string PlainOf(string html)
    {
        // Where a mail program marks the beginning of the quoted email, nothing of the person follows.
        var end = Quote().Match(html);
        return PlainPart.Of(MarkQuotes(end.Success ? html[..end.Index] : html));
    }

    private static string MarkQuotes(string html)
    {
        using var reader = new StringReader(html);
        using var writer = new StringWriter(new StringBuilder(html.Length));
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = false };
        var depth = 0;
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken { Id: HtmlTagId.BlockQuote, IsEmptyElement: false } tag)
            {
                if (depth == 0 && !tag.IsEndTag) writer.Write("<p>&gt;</p>");
                depth = Math.Max(0, depth + (tag.IsEndTag ? -1 : 1));
            }
            else if (depth == 0)
            {
                token.WriteTo(writer);
            }
        }

        return writer.ToString();
    }

    [GeneratedRegex("""<[a-z]{1,10} [^>]{0,200}(gmail_quote|yahoo_quoted|divRplyFwdMsg|appendonsend|moz-cite-prefix|OLK_SRC_BODY_SECTION|ms-outlook-mobile-reference-message|protonmail_quote|zmail_extra)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quote();
}
