using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Media;

/// <summary>
/// Takes the pictures of an outbound text from their addresses, as Twilio does before it sends: HEAD, then GET, no
/// redirects, and the type the server states must be a picture.
/// </summary>
internal sealed class FetchMedia(MediaStore store, AppendOnlyRecord record, MessageLog messages, TimeProvider clock) : IDisposable
{
    const int NotRetrievable = 11200;
    const int WrongContentType = 12300;
    const int TooLarge = 30019;

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = Picture.LargestBytes + 1,
    };

    /// <summary>Null when all pictures are there; else the error the text fails with.</summary>
    public async Task<int?> FetchAsync(Message message, CancellationToken stopping)
    {
        if (message.Media.Count == 0 || message.IsFinal) return message.MediaError;

        foreach (var item in message.Media.Where(item => item.ContentType is null))
        {
            var (picture, error) = await FetchAsync(item.Url!, stopping);
            if (picture is not null) await store.KeepAsync(item.Sid, picture);
            await record.AppendAsync(new MediaFetched(message.Sid, item.Sid, picture?.ContentType, error) { At = clock.GetUtcNow() });
        }

        return messages.Find(message.Sid)?.MediaError;
    }

    public void Dispose() => _http.Dispose();

    async Task<(Picture? Picture, int? Error)> FetchAsync(string url, CancellationToken stopping)
    {
        try
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, url);
            using var known = await _http.SendAsync(head, stopping);
            if (!known.IsSuccessStatusCode) return (null, NotRetrievable);
            if (known.Content.Headers.ContentLength > Picture.LargestBytes) return (null, TooLarge);

            using var answer = await _http.GetAsync(url, stopping);
            if (!answer.IsSuccessStatusCode) return (null, NotRetrievable);

            var bytes = await answer.Content.ReadAsByteArrayAsync(stopping);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            return type.StartsWith("image/", StringComparison.Ordinal) ? (new Picture(type, bytes), null) : (null, WrongContentType);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return (null, NotRetrievable);
        }
    }
}
