using System.Security.Cryptography;
using System.Text;

namespace TwilioSimulator.Webhooks;

/// <summary>
/// <c>X-Twilio-Signature</c>: HMAC-SHA1 over the address as configured (no fragment), followed by every form parameter
/// as name and value, sorted by name in byte order. SHA-1 is Twilio's choice, not ours.
/// </summary>
internal static class Signature
{
    public static string Of(string url, IEnumerable<KeyValuePair<string, string>> form, string authToken)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(pair => pair.Key, StringComparer.Ordinal)) signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }
}
