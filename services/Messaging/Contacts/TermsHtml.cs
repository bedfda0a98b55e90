using System.Net;

namespace Messaging.Contacts;

/// <summary>The terms as a page of its own: no script, nothing loaded from elsewhere. It says what the registration promises.</summary>
public static class TermsHtml
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <param name="companyName">As the platform has it; not markup.</param>
    /// <param name="number">The company's number, E.164; null while it has none.</param>
    public static string Write(string companyName, string? number)
    {
        var name = WebUtility.HtmlEncode(companyName);
        var from = number is null ? "" : $" They come from {WebUtility.HtmlEncode(number)}.";
        return $$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Text messages from {{name}}: terms and privacy</title>
            <style>{{Style}}</style></head>
            <body><main>
            <h1>Text messages from {{name}}</h1>
            <section><h2>What you get</h2>
            <p>The program is called “{{name}} text messages”. {{name}} texts its own clients and staff about pet-care visits: visit updates, schedule changes,
            and replies to what clients write.{{from}} There is no advertising.</p></section>
            <section id="consent"><h2>How you agree</h2>
            <p>You agree in the client portal of {{name}}, by ticking a box that is not ticked beforehand. It is not a condition of any service. Beside it stands:</p>
            <blockquote>{{WebUtility.HtmlEncode(PortalWording.For(companyName))}}</blockquote></section>
            <section><h2>How often, and what it costs</h2>
            <p>Message frequency varies with your visits. Message and data rates may apply: they are those of your own phone plan.
            Carriers are not liable for delayed or undelivered messages.</p></section>
            <section><h2>How to stop, and how to get help</h2>
            <ul><li>Reply <strong>STOP</strong> to any text to end all texts from this number. You get one confirmation and then no more.</li>
            <li>Reply <strong>START</strong> to get them again.</li>
            <li>Reply <strong>HELP</strong> for help, or write to {{name}} in the client portal.</li></ul></section>
            <section id="privacy"><h2>Privacy</h2>
            <p>{{name}} uses your phone number and what you write in order to serve you, and keeps a record of when and how you agreed.
            Your phone number and your consent to be texted are not sold, and are not shared with third parties or affiliates for marketing or promotion.
            They are passed on only to those who carry the messages.</p></section>
            </main></body></html>
            """;
    }

    private const string Style =
        ":root{color-scheme:light dark}body{margin:0;font:16px/1.6 system-ui,sans-serif;background:#f4f7f6;color:#14211e}" +
        "main{max-width:44rem;margin:0 auto;padding:32px 20px 64px;overflow-wrap:anywhere}h1{font-size:1.75rem;line-height:1.25}h2{margin:28px 0 4px;font-size:1.125rem}" +
        "p,ul{margin:0 0 8px}blockquote{margin:8px 0;padding:12px 16px;border-left:4px solid #0f766e;background:#fff}" +
        "@media(prefers-color-scheme:dark){body{background:#0f1514;color:#e5edeb}blockquote{background:#1a2422}}";
}
