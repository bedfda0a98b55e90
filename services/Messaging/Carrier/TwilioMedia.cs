using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace Messaging.Carrier;

/// <summary>How pictures of inbound texts are asked for at Twilio. The SDK fetches what they are, not their bytes.</summary>
internal sealed class TwilioMedia(IOptions<TwilioOptions> options)
{
    private const string ApiHost = "api.twilio.com";

    /// <summary>Where a picture's address begins, and where its redirects may lead.</summary>
    public static readonly IReadOnlyList<string> Hosts = [ApiHost, "*.twilio.com", "*.twiliocdn.com"];

    private readonly Uri? _base = string.IsNullOrEmpty(options.Value.BaseUrl) ? null : new Uri(options.Value.BaseUrl);

    /// <summary>The simulator; null for the real Twilio.</summary>
    public Uri? Simulator => _base;

    /// <summary>The address of one picture of a message.</summary>
    public static string Address(string accountSid, string messageSid, string mediaSid) =>
        $"https://{ApiHost}/2010-04-01/Accounts/{accountSid}/Messages/{messageSid}/Media/{mediaSid}";

    /// <summary>
    /// A request for an address that was found to be one of <see cref="Hosts"/>. Only the API is told our password: the
    /// network that serves the bytes is a stranger.
    /// </summary>
    public HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (address.IdnHost.Equals(ApiHost, StringComparison.OrdinalIgnoreCase))
        {
            var credentials = Encoding.UTF8.GetBytes($"{options.Value.AccountSid}:{options.Value.AuthToken}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        }

        if (_base is null) return request;
        request.Headers.Add(RewriteHost.Header, address.IdnHost);
        request.RequestUri = new UriBuilder(address) { Scheme = _base.Scheme, Host = _base.Host, Port = _base.Port }.Uri;
        return request;
    }
}
