namespace Gateway.Auth;

/// <summary>Where to go after signing in. Only ever a place of our own.</summary>
static class ReturnUrl
{
    public static string OrHome(string? asked, string home = "/") => IsLocal(asked) ? asked! : home;

    // "//host" and "/\host" are addresses of somebody else to a browser, and a control character may hide either.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
