namespace Gateway.Tests.Hosting;

/// <summary>One gateway for the tests of a class; what was seen behind it is forgotten before each.</summary>
public sealed class RunningGateway : IAsyncLifetime
{
    private GatewayHost? _host;

    internal GatewayHost Host
    {
        get
        {
            _host!.Upstreams.Requests.Clear();
            _host.Upstreams.Answer = null;
            return _host;
        }
    }

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}
