using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>Checks the signature of a webhook. Check that there is a signature first: an empty one throws.</summary>
public class RequestValidator(string secret)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>Duplicate keys arrive joined by commas here and then do not validate.</summary>
    public bool Validate(string url, NameValueCollection parameters, string expected) =>
        Validate(url, parameters.AllKeys.ToDictionary(name => name, name => parameters[name]), expected);

    public bool Validate(string url, IDictionary<string, string> parameters, string expected)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentException.ThrowIfNullOrEmpty(expected);

        var form = string.Concat((parameters ?? new Dictionary<string, string>())
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => parameter.Key + parameter.Value));
        return IsSignature(url + form, expected) || IsSignature(WithOtherPort(url) + form, expected);
    }

    public bool Validate(string url, string body, string expected)
    {
        var hash = BodyHash(url);
        return Validate(url, new Dictionary<string, string>(), expected) && ValidateBody(body, hash);
    }

    public static bool ValidateBody(string rawBody, string expected) =>
        string.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rawBody))), expected, StringComparison.OrdinalIgnoreCase);

    // A query of just ?bodySHA256, without a value, throws, as it does in the SDK.
    private static string BodyHash(string url) => new Uri(url).Query.TrimStart('?').Split('&')
        .Select(parameter => parameter.Split('='))
        .Where(pair => pair[0] == "bodySHA256")
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .LastOrDefault();

    // Twilio signs some callbacks with the port and some without. Text is cut and pasted here because Uri would
    // lower-case the host, which is signed as it was configured.
    private static string WithOtherPort(string url)
    {
        var uri = new Uri(url);
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], authority);
        if (end < 0) end = url.Length;

        var host = url.LastIndexOf('@', end - 1, end - authority) + 1;
        var port = url.IndexOf(':', Math.Max(host, authority), end - Math.Max(host, authority));
        return port >= 0
            ? url[..port] + url[end..]
            : $"{url[..end]}:{uri.Port}{url[end..]}";
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private bool IsSignature(string signed, string expected) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(signed)))),
        Encoding.UTF8.GetBytes(expected));
}
