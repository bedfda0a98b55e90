using System.Net.Http.Headers;
using ServiceDefaults.Auth;

namespace Testing;

/// <summary>Internal tokens as the gateway would mint them, signed with the key of the tests.</summary>
public static class Tokens
{
    /// <summary>Configuration <c>InternalToken:Key</c> of every host under test.</summary>
    public const string Key = "a key that only the tests share 0123456789";

    /// <summary>Configuration <c>Cursors:Key</c> of every host under test.</summary>
    public const string CursorsKey = "cursors of the tests are signed with this";

    private static readonly InternalToken Issuer = new(Key, TimeProvider.System);

    /// <summary>A bearer token; lives for a minute.</summary>
    public static string For(Caller caller) => Issuer.Mint(caller);

    /// <summary>Every request of the client comes from this caller, with a fresh token.</summary>
    public static HttpMessageHandler Handler(Caller caller, HttpMessageHandler inner) => new MintingHandler(caller) { InnerHandler = inner };

    private sealed class MintingHandler(Caller caller) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", For(caller));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
