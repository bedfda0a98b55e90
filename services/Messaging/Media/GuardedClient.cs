using System.Net;
using System.Net.Sockets;
using Messaging.Carrier;
using Microsoft.Extensions.Options;

namespace Messaging.Media;

/// <summary>What came of a fetch.</summary>
internal abstract record FetchResult
{
    /// <summary>The bytes, whatever they are.</summary>
    public sealed record Fetched(byte[] Content) : FetchResult;

    /// <summary>Trying again would not help.</summary>
    public sealed record Never(ImageProblem Problem) : FetchResult;

    /// <summary>It may be there later.</summary>
    public sealed record NotNow(ImageProblem Problem) : FetchResult;

    private FetchResult()
    {
    }
}

/// <summary>Finds the addresses of a name.</summary>
internal delegate Task<IPAddress[]> ResolveName(string host, CancellationToken cancellationToken);

/// <summary>
/// Fetches from addresses that strangers wrote. Each hop's address is judged; a name is resolved once, and the connection
/// goes to the very addresses that were found public, so that a name cannot turn inwards between the look and the call.
/// Time and size have bounds, and nothing is told to anybody but what a plain GET says.
/// </summary>
internal sealed class GuardedClient : IDisposable
{
    private const int MostRedirects = 4;

    private readonly TwilioMedia _carrier;
    private readonly ResolveName _resolve;
    private readonly HttpClient _http;
    private readonly PictureSources _carrierSources;
    private readonly PictureSources _platformSources;
    private readonly IReadOnlyList<Uri> _origins;

    public GuardedClient(TwilioMedia carrier, ResolveName resolve, IOptions<MediaOptions> options)
    {
        (_carrier, _resolve) = (carrier, resolve);
        _carrierSources = new(TwilioMedia.Hosts, []);
        _platformSources = new(null, options.Value.TrustedOrigins);
        _origins = carrier.Simulator is { } simulator ? [simulator, .. options.Value.TrustedOrigins] : options.Value.TrustedOrigins;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // Strangers are not told of our traces.
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        { Timeout = options.Value.FetchTimeout };
    }

    public void Dispose() => _http.Dispose();

    public async Task<FetchResult> GetAsync(ImageOrigin origin, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_http.Timeout);
            return await FollowAsync(origin, address, limit.Token);
        }
        catch (HttpRequestException refused) when (refused.InnerException is AddressRefusedException)
        {
            return new FetchResult.Never(ImageProblem.ForbiddenAddress);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new FetchResult.NotNow(ImageProblem.NoAnswer);
        }
    }

    private async Task<FetchResult> FollowAsync(ImageOrigin origin, string address, CancellationToken cancellationToken)
    {
        var sources = origin is ImageOrigin.Carrier ? _carrierSources : _platformSources;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (PictureAddress.Of(address, sources) is not { } uri) return new FetchResult.Never(ImageProblem.ForbiddenAddress);
            using var request = origin is ImageOrigin.Carrier ? _carrier.Request(uri) : new HttpRequestMessage(HttpMethod.Get, uri);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
            {
                address = new Uri(uri, next).AbsoluteUri;
                continue;
            }

            return answer.IsSuccessStatusCode ? await ReadAsync(answer.Content, cancellationToken) : Failure(answer.StatusCode);
        }

        return new FetchResult.Never(ImageProblem.ForbiddenAddress);
    }

    // A picture may be a moment later than the webhook that names it, so "not there" is believed only in the end.
    private static FetchResult Failure(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => new FetchResult.NotNow(ImageProblem.NotThere),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new FetchResult.NotNow(ImageProblem.NoAnswer),
        _ => new FetchResult.Never(ImageProblem.NotThere),
    };

    private static async Task<FetchResult> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > Picture.MostBytes) return new FetchResult.Never(ImageProblem.TooLarge);

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await CappedReader.ReadAsync(stream, Picture.MostBytes, cancellationToken) is { } bytes
            ? new FetchResult.Fetched(bytes)
            : new FetchResult.Never(ImageProblem.TooLarge);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await _resolve(host, cancellationToken);
        // One inner address among outer ones is no accident.
        if (!IsTrusted(context.InitialRequestMessage.RequestUri) && !addresses.All(PublicAddress.Is)) throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsTrusted(Uri? address) => address is not null && _origins.Any(origin => PictureAddress.IsAt(address, origin));

    private sealed class AddressRefusedException() : Exception("The name leads to an address within our own network.");
}
