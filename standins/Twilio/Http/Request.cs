using System.Text;
using Twilio.Rest;

namespace Twilio.Http;

/// <summary>One call of the API, before it is HTTP.</summary>
public class Request
{
    private readonly string uri;

    public Request(HttpMethod method, string url)
    {
        Method = method;
        uri = url;
    }

    public Request(
        HttpMethod method,
        Domain domain,
        string path,
        string region = null,
        List<KeyValuePair<string, string>> queryParams = null,
        List<KeyValuePair<string, string>> postParams = null,
        string edge = null)
    {
        Method = method;
        uri = $"https://{domain}.twilio.com{path}";
        Region = region;
        Edge = edge;
        QueryParams = queryParams ?? [];
        PostParams = postParams ?? [];
    }

    public HttpMethod Method { get; }

    public string Region { get; set; }

    public string Edge { get; set; }

    public string Username { get; private set; }

    public string Password { get; private set; }

    public string[] UserAgentExtensions { get; set; }

    public List<KeyValuePair<string, string>> QueryParams { get; } = [];

    public List<KeyValuePair<string, string>> PostParams { get; } = [];

    public void SetAuth(string username, string password)
    {
        Username = username;
        Password = password;
    }

    /// <summary>The address with host routing and query. Names go out as they are, <c>DateSent&gt;</c> for example.</summary>
    public Uri ConstructUrl()
    {
        var url = new StringBuilder(Routed(uri));
        var separator = uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in QueryParams)
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(url.ToString());
    }

    // api.twilio.com becomes api.{edge}.{region}.twilio.com; an edge alone means the region us1.
    private string Routed(string url)
    {
        if (Edge is null && Region is null) return url;

        var edge = Edge is null ? "" : Edge + ".";
        return url.Replace(".twilio.com", $".{edge}{Region ?? "us1"}.twilio.com", StringComparison.Ordinal);
    }
}
