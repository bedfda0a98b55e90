namespace TwilioSimulator.Media;

/// <summary>The bytes of one picture and what they are.</summary>
internal sealed record Picture(string ContentType, byte[] Bytes)
{
    public const int LargestBytes = 5 * 1024 * 1024;

    /// <summary>Reads <c>data:image/png;base64,…</c>; null when it is anything else.</summary>
    public static Picture? FromDataUrl(string? url)
    {
        const string Scheme = "data:";
        const string Encoding = ";base64,";
        if (url is null || !url.StartsWith(Scheme, StringComparison.Ordinal)) return null;

        var comma = url.IndexOf(Encoding, StringComparison.Ordinal);
        if (comma <= Scheme.Length) return null;

        var content = url.AsSpan(comma + Encoding.Length);
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64Chars(content, bytes, out var length) && length is > 0 and <= LargestBytes
            ? new Picture(url[Scheme.Length..comma], bytes[..length])
            : null;
    }
}
