using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Gateway.Tests.Hosting;

namespace Gateway.Tests.Webhooks;

/// <summary>
/// A webhook as Twilio would send it. The signature is made here a second time, from Twilio's description and without our
/// code, so that a shared misreading shows.
/// </summary>
sealed record SignedRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;
    public string Path { get; init; } = "/webhooks/twilio/inbound";
    public string ContentType { get; init; } = "application/x-www-form-urlencoded; charset=utf-8";
    public byte[] Body { get; init; } = [];
    public string? Signature { get; init; }
    public (string Name, string Value)[] Headers { get; init; } = [];

    public static SignedRequest Form(
        string path = "/webhooks/twilio/inbound", string token = GatewayHost.AuthToken, string publicBase = GatewayHost.PublicBase,
        params (string Name, string Value)[] parameters)
    {
        (string Name, string Value)[] all = parameters.Length > 0 ? parameters : Text();
        return new SignedRequest
        {
            Path = path,
            Body = Encoding.UTF8.GetBytes(string.Join('&', all.Select(parameter =>
                $"{WebUtility.UrlEncode(parameter.Name)}={WebUtility.UrlEncode(parameter.Value)}"))),
            Signature = Sign(token, publicBase + path + string.Concat(
                all.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => parameter.Name + parameter.Value))),
        };
    }

    public static SignedRequest Json(string json, string path = "/webhooks/twilio/registration", string token = GatewayHost.AuthToken)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var signed = $"{path}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
        return new SignedRequest
        {
            Path = signed,
            ContentType = "application/json",
            Body = body,
            Signature = Sign(token, GatewayHost.PublicBase + signed),
        };
    }

    public static SignedRequest Get(string path, string token = GatewayHost.AuthToken) =>
        new() { Method = HttpMethod.Get, Path = path, Signature = Sign(token, GatewayHost.PublicBase + path) };

    public static (string Name, string Value)[] Text(string body = "Hi! Is Rex ok? 🐶 ") =>
    [
        ("AccountSid", GatewayHost.Account), ("ApiVersion", "2010-04-01"), ("Body", body), ("From", "+14017122661"),
        ("MessageSid", "SM00000000000000000000000000000001"), ("NumMedia", "0"), ("To", "+15558675310"), ("FromCity", ""),
    ];

    public SignedRequest With(Func<SignedRequest, SignedRequest> change) => change(this);

    public SignedRequest WithBody(Func<string, string> change) => this with { Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Body))) };

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Path);
        if (Method != HttpMethod.Get || Body.Length > 0)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = ContentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(ContentType);
        }
        if (Signature is not null) message.Headers.TryAddWithoutValidation("X-Twilio-Signature", Signature);
        foreach (var (name, value) in Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content!.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static string Sign(string token, string signed) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
}
