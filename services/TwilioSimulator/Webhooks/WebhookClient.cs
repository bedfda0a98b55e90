using System.Net;
using System.Net.Sockets;

namespace TwilioSimulator.Webhooks;

/// <summary>What came of one request: an HTTP status, or the kind of failure and Twilio's name for it.</summary>
internal sealed record TryResult(int? HttpStatus, RetryOn Failure, string? FailureName);

/// <summary>One signed POST with separate limits for connecting and for waiting, as Twilio has them.</summary>
internal sealed class WebhookClient : IDisposable
{
    static readonly HttpRequestOptionsKey<Deadline> DeadlineKey = new("deadline");

    readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        ConnectCallback = ConnectAsync,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<TryResult> PostAsync(
        string url, Webhook webhook, string signature, ConnectionOverrides limits, TimeSpan remaining, CancellationToken stopping)
    {
        using var deadline = new Deadline(limits, remaining, stopping);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new FormUrlEncodedContent(webhook.Form);
        request.Content.Headers.ContentType!.CharSet = "utf-8";
        request.Headers.Add("X-Twilio-Signature", signature);
        request.Headers.Add("I-Twilio-Idempotency-Token", webhook.IdempotencyToken);
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
        request.Options.Set(DeadlineKey, deadline);

        try
        {
            using var response = await _http.SendAsync(request, deadline.Token);
            return Answered((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return deadline.IsConnecting ? ConnectFailed : ReadFailed;
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                ? ConnectFailed
                : ReadFailed;
        }
    }

    public void Dispose() => _http.Dispose();

    static TryResult ConnectFailed => new(null, RetryOn.ConnectFailure, "ct");

    static TryResult ReadFailed => new(null, RetryOn.ReadFailure, "rt");

    static TryResult Answered(int status) => new(status, status switch
    {
        >= 400 and < 500 => RetryOn.ClientError,
        >= 500 => RetryOn.ServerError,
        _ => RetryOn.Nothing,
    }, null);

    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        context.InitialRequestMessage.Options.TryGetValue(DeadlineKey, out var deadline);
        deadline?.BeginConnect();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            deadline?.EndConnect();
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
