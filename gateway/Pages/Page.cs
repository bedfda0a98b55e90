using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Gateway.Pages;

/// <summary>A whole page of the gateway's own: one file, no script, nothing loaded from anywhere.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Body">HTML; whatever comes from outside has gone through <see cref="Text"/>.</param>
/// <param name="ReloadAfter">Seconds until the browser tries again; null for never.</param>
sealed record Page(string Title, string Body, int? ReloadAfter = null)
{
    /// <summary>The policy names the one style sheet by its hash, so nothing injected could run or be loaded.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)))}'; "
        + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Text made safe for element content and attributes.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public override string ToString() => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        {(ReloadAfter is { } seconds ? $"<meta http-equiv=\"refresh\" content=\"{seconds}\">" : "")}
        <title>{Text(Title)}</title>
        <link rel="icon" href="data:image/svg+xml,{Uri.EscapeDataString(Icon)}">
        <style>{PageStyle.Css}</style>
        </head>
        <body>
        {Body}
        </body>
        </html>
        """;

    private const string Icon =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0f766e"/><path d="M8 9h16v11H15l-5 4v-4H8z" fill="#fff"/></svg>""";
}

static class PageResponse
{
    public static Task WritePageAsync(this HttpResponse response, Page page)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Page.ContentSecurityPolicy;
        return response.WriteAsync(page.ToString(), response.HttpContext.RequestAborted);
    }
}
