using System.Net.Http.Headers;
using Web.SignIn;

namespace Web.Clients;

/// <summary>Opens the live feed of the person's company.</summary>
public sealed class MessagingStream(IHttpClientFactory http, GatewayTicket ticket, TimeProvider clock)
{
    /// <summary>Connects; what came after <paramref name="lastEventId"/> is delivered again.</summary>
    /// <exception cref="HttpRequestException">No connection, or an answer other than 200: see its status code.</exception>
    public async Task<OpenStream> ConnectAsync(string? lastEventId, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/messaging/conversations/stream");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await ticket.ReadAsync());
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);

        using var client = http.CreateClient(Gateway.Streams);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        try
        {
            response.EnsureSuccessStatusCode();
            return new OpenStream(response, await response.Content.ReadAsStreamAsync(cancellation), clock);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>A connected live feed.</summary>
public sealed class OpenStream(HttpResponseMessage response, Stream body, TimeProvider clock) : IDisposable
{
    // The server writes a comment every 15 seconds, so three missed ones mean that nobody is there any more.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(50);

    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="TimeoutException">The other end is silent.</exception>
    public IAsyncEnumerable<ServerSentEvent> ReadAsync(CancellationToken cancellation) =>
        ServerSentEvents.ReadAsync(body, Silence, clock, cancellation);

    public void Dispose() => response.Dispose();
}
