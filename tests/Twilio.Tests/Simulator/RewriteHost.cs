namespace Twilio.Tests.Simulator;

/// <summary>The SDK knows only twilio.com; this sends its requests to the simulator and says which host was meant.</summary>
internal sealed class RewriteHost(Uri simulator) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var meant = request.RequestUri!;
        request.Headers.Add("X-Twilio-Host", meant.Host);
        request.RequestUri = new Uri(simulator, meant.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
