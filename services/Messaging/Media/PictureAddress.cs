namespace Messaging.Media;

/// <summary>From where pictures may be fetched.</summary>
/// <param name="Hosts">Names, or <c>*.example.com</c> for all below one; null for any.</param>
/// <param name="TrustedOrigins">Scheme, host and port that are fetched from as they are, for development.</param>
internal sealed record PictureSources(IReadOnlyList<string>? Hosts, IReadOnlyList<Uri> TrustedOrigins);

/// <summary>Is this an address we fetch a picture from? Asked for the first one and again for each redirect.</summary>
internal static class PictureAddress
{
    private const int LongestAddress = 2048;

    /// <summary>Null when it is not.</summary>
    public static Uri? Of(string? text, PictureSources sources)
    {
        if (text is not { Length: > 0 and <= LongestAddress } || !Uri.TryCreate(text, UriKind.Absolute, out var address)) return null;
        if (address.UserInfo.Length > 0) return null;
        if (sources.TrustedOrigins.Any(origin => IsAt(address, origin))) return address;

        // A number instead of a name is nothing a picture's owner would write; whoever does means a machine of ours.
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.HostNameType is UriHostNameType.Dns && Allows(sources.Hosts, address.IdnHost)
            ? address
            : null;
    }

    /// <summary>Same scheme, host and port.</summary>
    public static bool IsAt(Uri address, Uri origin) =>
        address.Scheme == origin.Scheme && address.Port == origin.Port && address.IdnHost.Equals(origin.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool Allows(IReadOnlyList<string>? hosts, string host) => hosts is null || hosts.Any(allowed =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
