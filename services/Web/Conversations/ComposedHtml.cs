using System.Net;
using System.Text.RegularExpressions;

namespace Web.Conversations;

/// <summary>What the editor produced, made fit to send. Messaging sanitises it again; this is not the guard.</summary>
public static partial class ComposedHtml
{
    /// <summary>
    /// Browsers write runs of spaces as no-break spaces. That character is not in GSM-7, so one of them would cut a
    /// text from 160 characters to 70.
    /// </summary>
    public static string Tidy(string html) => html
        .Replace("&nbsp;", " ", StringComparison.Ordinal)
        .Replace('\u00a0', ' ')
        .Trim();

    /// <summary>Whether nothing but mark-up and white space was typed.</summary>
    public static bool IsBlank(string html) => string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(Tag().Replace(html, " ")));

    /// <summary>One message out of two drafts, one below the other.</summary>
    public static string Join(string first, string second) =>
        IsBlank(second) ? first : IsBlank(first) ? second : $"{first}<br>{second}";

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
