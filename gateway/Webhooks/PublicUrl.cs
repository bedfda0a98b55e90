namespace Gateway.Webhooks;

/// <summary>
/// The address Twilio was given and therefore signed. It is rebuilt from configuration and the request line exactly as
/// it came, because Host and X-Forwarded-* are the caller's to choose, and a decoded path is not what was signed.
/// </summary>
static class PublicUrl
{
    /// <param name="publicBase">Configuration <c>Webhooks:PublicBaseUrl</c>.</param>
    /// <param name="rawTarget">Path and query of the request line, undecoded.</param>
    /// <returns>Null for a request line that no webhook has.</returns>
    public static string? Of(string publicBase, string rawTarget) =>
        rawTarget is ['/', ..] && !rawTarget.Contains('#', StringComparison.Ordinal) ? publicBase.TrimEnd('/') + rawTarget : null;

    /// <summary>What is wrong with a configured base; null when it is good.</summary>
    public static string? FaultOf(string? publicBase) =>
        Uri.TryCreate(publicBase, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri is { Query: "", Fragment: "", UserInfo: "" } && !publicBase!.AsSpan().ContainsAny('?', '#', ' ')
            ? null
            : "must be the public address of this gateway as Twilio knows it, for example https://texting.example.com, without query or fragment";
}
