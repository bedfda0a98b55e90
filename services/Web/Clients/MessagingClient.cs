using System.Net.Http.Headers;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>Messaging's API as the pages use it.</summary>
public sealed class MessagingClient(GatewayApi gateway)
{
    private const string Conversations = "/api/messaging/conversations";

    public Task<Answer<Page<ConversationSummary>>> ListConversationsAsync(
        string? search, ContactKind? kind, string? cursor, CancellationToken cancellation = default) =>
        GetAsync<Page<ConversationSummary>>(
            Conversations + Query(("search", search), ("kind", kind?.ToString()), ("cursor", cursor)), cancellation);

    public Task<Answer<CompanyView>> ReadCompanyAsync(CancellationToken cancellation = default) =>
        GetAsync<CompanyView>("/api/messaging/company", cancellation);

    public Task<Answer<ConversationHead>> ReadHeadAsync(Guid contactId, CancellationToken cancellation = default) =>
        GetAsync<ConversationHead>($"{Conversations}/{contactId}", cancellation);

    public Task<Answer<Page<FeedEntry>>> ReadFeedAsync(
        Guid contactId, string? before, CancellationToken cancellation = default) =>
        GetAsync<Page<FeedEntry>>($"{Conversations}/{contactId}/messages" + Query(("before", before)), cancellation);

    /// <summary>Writes into a feed. The same key is the same message, however often it is sent.</summary>
    public Task<Answer<FeedEntry>> ComposeAsync(
        Guid contactId, ComposeMessage message, Guid key, CancellationToken cancellation = default)
    {
        var request = Post($"{Conversations}/{contactId}/messages", message);
        request.Headers.Add("Idempotency-Key", key.ToString());
        return gateway.SendAsync<FeedEntry>(request, cancellation);
    }

    public Task<Answer<ComposePreview>> PreviewAsync(
        Guid contactId, ComposeMessage message, CancellationToken cancellation = default) =>
        gateway.SendAsync<ComposePreview>(Post($"{Conversations}/{contactId}/messages/preview", message), cancellation);

    /// <summary>Uploads one picture to write with. The content is read once, from where it stands.</summary>
    public Task<Answer<UploadedImage>> UploadAsync(Stream content, string type, Guid key, CancellationToken cancellation = default)
    {
        var body = new StreamContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messaging/images") { Content = body };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return gateway.SendAsync<UploadedImage>(request, cancellation);
    }

    public Task<Answer<Done>> MarkReadAsync(Guid contactId, CancellationToken cancellation = default) =>
        gateway.SendAsync<Done>(new HttpRequestMessage(HttpMethod.Put, $"{Conversations}/{contactId}/read"), cancellation);

    public Task<Answer<TextLife>> ReadTextAsync(Guid textId, CancellationToken cancellation = default) =>
        GetAsync<TextLife>($"/api/messaging/texts/{textId}", cancellation);

    /// <summary>What staff wrote before the number was live.</summary>
    public Task<Answer<HeldMessages>> ListHeldAsync(string? cursor, CancellationToken cancellation = default) =>
        GetAsync<HeldMessages>("/api/messaging/held" + Query(("cursor", cursor)), cancellation);

    /// <param name="messages">These; null for all that are not stale.</param>
    /// <param name="key">The click.</param>
    /// <param name="cancellation">Ends with the page.</param>
    public Task<Answer<HeldDecided>> ReleaseHeldAsync(IReadOnlyList<Guid>? messages, Guid key, CancellationToken cancellation = default) =>
        DecideHeldAsync("release", messages, key, cancellation);

    /// <param name="messages">These; null for all.</param>
    /// <param name="key">The click.</param>
    /// <param name="cancellation">Ends with the page.</param>
    public Task<Answer<HeldDecided>> DropHeldAsync(IReadOnlyList<Guid>? messages, Guid key, CancellationToken cancellation = default) =>
        DecideHeldAsync("drop", messages, key, cancellation);

    private Task<Answer<HeldDecided>> DecideHeldAsync(string what, IReadOnlyList<Guid>? messages, Guid key, CancellationToken cancellation)
    {
        var request = Post($"/api/messaging/held/{what}", new DecideHeld(messages));
        request.Headers.Add("Idempotency-Key", key.ToString());
        return gateway.SendAsync<HeldDecided>(request, cancellation);
    }

    private Task<Answer<T>> GetAsync<T>(string address, CancellationToken cancellation) where T : class =>
        gateway.SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), cancellation);

    private static HttpRequestMessage Post<T>(string address, T body) =>
        new(HttpMethod.Post, address) { Content = JsonContent.Create(body) };

    private static string Query(params IEnumerable<(string Name, string? Value)> pairs)
    {
        var present = pairs.Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}")
            .ToList();
        return present.Count == 0 ? "" : "?" + string.Join('&', present);
    }
}
