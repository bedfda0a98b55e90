using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Webhooks;

/// <summary>
/// X-Twilio-Signature: HMAC-SHA1, with the account's auth token, over the full address and then each form parameter's
/// name and value in the order of the names (twilio.md section 6). Pure.
/// </summary>
static class Signature
{
    private const int HashBytes = 20;
    private const int Base64Length = 28;
    private const string BodyHash = "bodySHA256";

    /// <summary>Was this signed with the token? Accepts the address with and without its port, as Twilio's own library does.</summary>
    /// <param name="token">The auth token, UTF-8.</param>
    /// <param name="url">The public address, exactly as Twilio has it, without fragment.</param>
    /// <param name="form">The form's parameters; null when only the address is signed (GET and JSON).</param>
    /// <param name="presented">The header's value.</param>
    public static bool IsValid(ReadOnlySpan<byte> token, string url, WebhookForm? form, string presented) =>
        presented.Length == Base64Length
        && (Matches(token, url, form, presented) || (WithOtherPort(url) is { } other && Matches(token, other, form, presented)));

    /// <summary>Is the hash that the signed query names the hash of this body?</summary>
    /// <param name="query">The raw query with its question mark.</param>
    /// <param name="body">The raw body.</param>
    public static bool IsBodyOf(string query, ReadOnlySpan<byte> body)
    {
        string? named = null;
        foreach (var range in query.AsSpan().TrimStart('?').Split('&'))
        {
            var pair = query.AsSpan().TrimStart('?')[range];
            if (!pair.StartsWith(BodyHash + "=", StringComparison.Ordinal)) continue;
            if (named is not null) return false;
            named = pair[(BodyHash.Length + 1)..].ToString();
        }
        return named is not null && Same(Convert.ToHexStringLower(SHA256.HashData(body)), named);
    }

    /// <summary>The signature Twilio would send.</summary>
    public static string Compute(ReadOnlySpan<byte> token, string url, WebhookForm? form)
    {
        var size = Encoding.UTF8.GetByteCount(url) + (form?.Parameters.Sum(parameter => parameter.Name.Length + parameter.Value.Length) ?? 0);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var length = Encoding.UTF8.GetBytes(url, buffer);
        foreach (var (name, value) in form?.Parameters ?? [])
        {
            name.CopyTo(buffer.AsMemory(length));
            value.CopyTo(buffer.AsMemory(length + name.Length));
            length += name.Length + value.Length;
        }
        Span<byte> hash = stackalloc byte[HashBytes];
        HMACSHA1.HashData(token, buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return Convert.ToBase64String(hash);
    }

    private static bool Matches(ReadOnlySpan<byte> token, string url, WebhookForm? form, string presented) =>
        Same(Compute(token, url, form), presented);

    // Compares in constant time, and as text: another spelling of the same bytes is not what Twilio sends.
    private static bool Same(string expected, string presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(presented));

    /// <summary>The same address with the scheme's default port written out, or without its port when it has one.</summary>
    private static string? WithOtherPort(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return null;
        var start = scheme + 3;
        var length = url.AsSpan(start).IndexOfAny('/', '?');
        var end = length < 0 ? url.Length : start + length;
        var host = url.LastIndexOf('@', end - 1, end - start) is var at and >= 0 ? at + 1 : start;
        var colon = url.LastIndexOf(':', end - 1, end - host);
        // The colons of an IPv6 address are inside brackets.
        if (colon > url.LastIndexOf(']', end - 1, end - host)) return url.Remove(colon, end - colon);
        return url.Insert(end, url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80");
    }
}
