using Microsoft.Extensions.Options;

namespace Messaging.Carrier;

/// <summary>
/// The SDK knows no other address than twilio.com. With <c>Twilio:BaseUrl</c> set, its requests go there, and a header
/// says which of Twilio's hosts was meant.
/// </summary>
internal sealed class RewriteHost(IOptions<TwilioOptions> options) : DelegatingHandler
{
    internal const string Header = "X-Twilio-Host";

    private readonly Uri? _base = string.IsNullOrEmpty(options.Value.BaseUrl) ? null : new Uri(options.Value.BaseUrl);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_base is not null && request.RequestUri is { } address)
        {
            request.Headers.Add(Header, address.Host);
            request.RequestUri = new UriBuilder(address) { Scheme = _base.Scheme, Host = _base.Host, Port = _base.Port }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
