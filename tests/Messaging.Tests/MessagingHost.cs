using Messaging.Data;
using ServiceDefaults.Auth;
using Testing;

namespace Messaging.Tests;

/// <summary>Messaging on a database and a broker of its own; what tests do to it reads as what people do.</summary>
public sealed class MessagingHost : IAsyncLifetime
{
    private TestHost<MessagingDb>? _host;

    public TestHost<MessagingDb> Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await TestHost.ServiceAsync<MessagingDb>("messaging-db");

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}
