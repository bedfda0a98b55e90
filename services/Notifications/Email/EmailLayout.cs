using System.Net;

namespace Notifications.Email;

/// <summary>The sheet every email is written on: one column that fits a phone, readable in the dark, nothing fetched from anywhere.</summary>
internal static class EmailLayout
{
    private const string Style = """
        body { margin: 0; padding: 0; background: #f4f6f8; color: #16202c; }
        .sheet { max-width: 600px; margin: 0 auto; padding: 24px 16px; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
        .card { background: #ffffff; border: 1px solid #dfe5ea; border-radius: 12px; padding: 24px; overflow-wrap: anywhere; }
        .card h1 { font-size: 20px; line-height: 1.3; margin: 0 0 12px; }
        .card p { margin: 0 0 16px; } .card img { max-width: 100%; height: auto; }
        .card a { color: #0f766e; }
        .card a.button { display: inline-block; background: #0f766e; color: #ffffff; text-decoration: none; font-weight: 600; padding: 12px 20px; border-radius: 10px; }
        .card table { border-collapse: collapse; margin: 0 0 16px; } .card td { padding: 4px 16px 4px 0; vertical-align: top; }
        .foot { color: #5b6876; font-size: 13px; padding: 16px 8px 0; }
        @media (prefers-color-scheme: dark) {
          body { background: #0d1117; color: #e6edf3; } .card { background: #161b22; border-color: #29323d; }
          .card a { color: #2dd4bf; } .card a.button { background: #0f766e; color: #ffffff; } .foot { color: #97a4b2; }
        }
        """;

    /// <summary>A whole document; one that is whole already stays as it is.</summary>
    public static string Page(string title, string html) =>
        html.Contains("<html", StringComparison.OrdinalIgnoreCase) ? html : $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body><div class="sheet">{(html.Contains("class=\"card\"", StringComparison.Ordinal) ? html : $"<div class=\"card\">{html}</div>")}</div></body>
        </html>
        """;
}
