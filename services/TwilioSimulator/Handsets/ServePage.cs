using System.Collections.Frozen;
using System.Reflection;

namespace TwilioSimulator.Handsets;

/// <summary>The page and its files, embedded in the program so that it looks the same wherever it was started.</summary>
internal static class ServePage
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    public static IResult Page(HttpResponse response) => Asset("handsets.html", response);

    /// <summary>The mailbox shows each email in a frame of its own.</summary>
    public static IResult Mailbox(HttpResponse response)
    {
        var page = Asset("mailbox.html", response);
        response.Headers.ContentSecurityPolicy = $"{Policy}; frame-src 'self'";
        return page;
    }

    public static IResult Asset(string file, HttpResponse response)
    {
        if (!Types.TryGetValue(Path.GetExtension(file), out var type)
            || Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{file}") is not { } content) return TypedResults.NotFound();

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Stream(content, type);
    }
}
