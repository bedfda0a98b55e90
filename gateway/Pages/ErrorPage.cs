namespace Gateway.Pages;

/// <summary>What somebody sees instead of a page that cannot be shown.</summary>
static class ErrorPage
{
    public static Page? For(int status) => status switch
    {
        403 => Make("Not for you", "You are signed in as somebody who may not see this.", "<a class=\"button\" href=\"/signout\">Sign in as somebody else</a>"),
        404 => Make("Nothing here", "There is no page at this address.", "<a class=\"button\" href=\"/\">To the start page</a>"),
        429 => Make("Slow down", "Too many requests came from you at once. Wait a few seconds, then load the page again.", ""),
        502 or 503 or 504 => Make("One moment", "The page is starting or being restarted. This tries again by itself.", "", reloadAfter: 3),
        _ => null,
    };

    private static Page Make(string title, string text, string action, int? reloadAfter = null) => new(title, $"""
        <main class="card narrow">
        <h1>{title}</h1>
        <p>{text}</p>
        {action}
        </main>
        """, reloadAfter);
}
