using System.Net;
using System.Text;

namespace Notifications.Email.Templates;

/// <summary>An email of the product, written.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Html">The card for the sheet of <see cref="EmailLayout"/>.</param>
/// <param name="Text">The same for a reader without HTML.</param>
/// <param name="Unsubscribe">Where such mail is switched off; null for what cannot be.</param>
internal sealed record ProductEmail(string Subject, string Html, string Text, string? Unsubscribe)
{
    /// <summary>Writes it. Nothing of a company's words or an event's facts is markup.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="subject">With words in braces; null: the product's own.</param>
    /// <param name="intro">With words in braces; null: the product's own.</param>
    /// <param name="values">What is filled in.</param>
    /// <param name="publicAddress">Where people reach the product; empty: no button.</param>
    public static ProductEmail Write(EmailKind kind, string? subject, string? intro, NewsValues values, string publicAddress)
    {
        var line = TemplateText.Fill(subject ?? kind.Subject, values.Words);
        var paragraphs = TemplateText.Fill(intro ?? kind.Intro, values.Words).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var link = publicAddress.Length > 0 ? $"{publicAddress.TrimEnd('/')}/settings/texting/{kind.Page}" : null;
        var unsubscribe = kind.CanBeSwitchedOff && link is not null ? $"{link}#alerts" : null;
        return new(line, Card(kind, line, paragraphs, values, link, unsubscribe), Plain(kind, paragraphs, values, link, unsubscribe), unsubscribe);
    }

    private static string Card(EmailKind kind, string title, string[] paragraphs, NewsValues values, string? link, string? unsubscribe)
    {
        var html = new StringBuilder($"<div class=\"card\"><h1>{Encode(title)}</h1>");
        foreach (var paragraph in paragraphs) html.Append($"<p>{Encode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        if (values.Rows.Count > 0)
        {
            html.Append("<table role=\"presentation\">");
            foreach (var (label, value) in values.Rows) html.Append($"<tr><td>{Encode(label)}</td><td><strong>{Encode(value)}</strong></td></tr>");
            html.Append("</table>");
        }

        if (link is not null) html.Append($"<p><a class=\"button\" href=\"{Encode(link)}\">{Encode(kind.Button)}</a></p>");
        html.Append("</div>");
        html.Append($"<p class=\"foot\">{Encode(Foot(values))}");
        if (unsubscribe is not null) html.Append($" <a href=\"{Encode(unsubscribe)}\">Choose what you are told</a>.");
        return html.Append("</p>").ToString();
    }

    private static string Plain(EmailKind kind, string[] paragraphs, NewsValues values, string? link, string? unsubscribe)
    {
        var parts = new List<string>(paragraphs);
        if (values.Rows.Count > 0) parts.Add(string.Join('\n', values.Rows.Select(row => $"{row.Label}: {row.Value}")));
        if (link is not null) parts.Add($"{kind.Button}:\n{link}");
        parts.Add("-- \n" + Foot(values) + (unsubscribe is null ? "" : $"\nChoose what you are told: {unsubscribe}"));
        return string.Join("\n\n", parts);
    }

    private static string Foot(NewsValues values) => $"Sent because {values.Words["company"]} uses texting.";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
