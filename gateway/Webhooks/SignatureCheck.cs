using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Gateway.Webhooks;

/// <summary>What a request to a webhook turned out to be.</summary>
enum Verdict
{
    Genuine,
    NotConfigured,
    Unsigned,
    Malformed,
    TooLarge,
    UnknownAccount,
    WrongSignature,
    WrongBody,
}

/// <summary>
/// Is this request from Twilio? Reads the body once, at most 64 KB of it, and puts it back for the proxy: the one place in
/// the gateway that touches a body, because the signature covers it. Whatever is not proven genuine is refused.
/// </summary>
sealed class SignatureCheck(SigningKeys keys, IOptionsMonitor<WebhookOptions> options)
{
    public const int LargestBody = 64 * 1024;

    // A webhook fits into one packet. Who dribbles one in occupies a place that a genuine one waits for.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 8192, gracePeriod: TimeSpan.FromSeconds(2));
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    public async ValueTask<Verdict> OfAsync(HttpRequest request)
    {
        var publicBase = options.CurrentValue.PublicBaseUrl;
        if (PublicUrl.FaultOf(publicBase) is not null) return Verdict.NotConfigured;
        if (request.Headers["X-Twilio-Signature"] is not [{ Length: > 0 } signature]) return Verdict.Unsigned;
        if (PublicUrl.Of(publicBase!, request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is not { } url)
            return Verdict.Malformed;

        if (request.ContentLength > LargestBody) return Verdict.TooLarge;
        var body = await ReadAsync(request);
        if (body is null) return Verdict.TooLarge;
        request.Body = new MemoryStream(body, writable: false);

        return request.Method switch
        {
            "POST" => MediaTypeOf(request) switch
            {
                Form => OfForm(url, body, signature),
                Json => OfJson(url, request.QueryString.Value ?? "", body, signature),
                _ => Verdict.Malformed,
            },
            "GET" when body.Length == 0 => OfAddress(url, request.Query, signature),
            _ => Verdict.Malformed,
        };
    }

    private Verdict OfForm(string url, byte[] body, string signature)
    {
        if (WebhookForm.Parse(body) is not { } form) return Verdict.Malformed;
        return Signed(keys.Of(form.Find("AccountSid"u8) ?? ""), url, form, signature);
    }

    private Verdict OfAddress(string url, IQueryCollection query, string signature) =>
        Signed(keys.Of(query["AccountSid"] is [{ } account] ? account : ""), url, null, signature);

    // A signature over the address alone says nothing of the body, so the address has to name the body's hash.
    private Verdict OfJson(string url, string query, byte[] body, string signature) =>
        Signature.IsBodyOf(query, body) ? Signed(keys.All, url, null, signature) : Verdict.WrongBody;

    private static Verdict Signed(IReadOnlyList<byte[]> tokens, string url, WebhookForm? form, string signature)
    {
        if (tokens.Count == 0) return Verdict.UnknownAccount;
        var genuine = false;
        foreach (var token in tokens) genuine |= Signature.IsValid(token, url, form, signature);
        return genuine ? Verdict.Genuine : Verdict.WrongSignature;
    }

    // Another charset would let the service read other text than was signed.
    private static string? MediaTypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && !request.Headers.ContainsKey(HeaderNames.ContentEncoding)
            ? type.MediaType.ToString().ToLowerInvariant()
            : null;

    /// <summary>Null when there is more than fits.</summary>
    private static async ValueTask<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = SlowestBody;
        var buffer = new byte[(int)(request.ContentLength ?? 4096) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted) is var read and > 0)
        {
            length += read;
            if (length > LargestBody) return null;
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, LargestBody + 1));
        }
        return buffer[..length];
    }
}
