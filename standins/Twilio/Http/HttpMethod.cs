using Twilio.Types;

namespace Twilio.Http;

public class HttpMethod : StringEnum
{
    public static readonly HttpMethod Get = new("GET");
    public static readonly HttpMethod Post = new("POST");
    public static readonly HttpMethod Put = new("PUT");
    public static readonly HttpMethod Patch = new("PATCH");
    public static readonly HttpMethod Delete = new("DELETE");

    public HttpMethod() { }

    public HttpMethod(string method) : base(method) { }

    public static implicit operator HttpMethod(string method) => new(method);
}
