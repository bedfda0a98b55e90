namespace Gateway.Auth;

static class Bearer
{
    private const string Prefix = "Bearer ";

    /// <summary>The token of <c>Authorization: Bearer</c>; null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..].Trim()
            : null;
}
