using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers.Http;

namespace DemoPlatform;

/// <summary>The product's API as a person of the demo company uses it, through the gateway.</summary>
internal sealed class GatewayApi(HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public Uri BaseAddress => http.BaseAddress!;

    public async Task<string> SignInAsync(string persona, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/signin/token", new { persona }, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.GetProperty("accessToken").GetString()!;
    }

    /// <summary>Waits until the snapshots have arrived: the services take them from the bus in their own time.</summary>
    public Task WaitForContactAsync(string token, Guid contact, CancellationToken cancellationToken) =>
        WaitForAsync<ConversationHead>(token, $"/api/messaging/conversations/{contact}", head => head.CannotText is null, cancellationToken);

    public async Task<(FeedEntry Entry, bool IsNew)> ComposeAsync(
        string token, Guid contact, string html, DeliveryMode delivery, string key, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"/api/messaging/conversations/{contact}/messages", token);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(new ComposeMessage(html, delivery));
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"compose: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
        var entry = await response.Content.ReadFromJsonAsync<FeedEntry>(cancellationToken);
        return (entry!, !response.Headers.Contains("Idempotency-Replayed"));
    }

    public Task<TextLife> WaitForTextAsync(string token, Guid text, Func<TextLife, bool> until, CancellationToken cancellationToken) =>
        WaitForAsync(token, $"/api/messaging/texts/{text}", until, cancellationToken);

    public Task<TextUsage> WaitForLedgerAsync(string token, Guid text, CancellationToken cancellationToken) =>
        WaitForAsync<TextUsage>(token, $"/api/billing/usage/texts/{text}", usage => usage.Counts > 0, cancellationToken);

    public Task<FeedPage> WaitForFeedAsync(string token, Guid contact, Func<FeedPage, bool> until, CancellationToken cancellationToken) =>
        WaitForAsync(token, $"/api/messaging/conversations/{contact}/messages", until, cancellationToken);

    public Task<TextingNumberStatus> WaitForNumberAsync(string token, Func<TextingNumberStatus, bool> until, CancellationToken cancellationToken) =>
        WaitForAsync(token, "/api/numbers/current", until, cancellationToken);

    public async Task PostAsync(string token, string path, object body, string key, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path, token);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(body, body.GetType());
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>A picture to write with; its id.</summary>
    public async Task<Guid> UploadAsync(string token, byte[] picture, string key, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "/api/messaging/images", token);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<UploadedImage>(cancellationToken))!.Id;
    }

    private async Task<T> WaitForAsync<T>(string token, string path, Func<T, bool> until, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(120));
        while (true)
        {
            using var request = Request(HttpMethod.Get, path, token);
            using var response = await http.SendAsync(request, timeout.Token);
            // 404 and 503: the services have not heard of it yet, or are still starting.
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway))
            {
                response.EnsureSuccessStatusCode();
                var value = await response.Content.ReadFromJsonAsync<T>(timeout.Token);
                if (until(value!)) return value!;
            }

            await Task.Delay(Poll, clock, timeout.Token);
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string token) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
}

/// <summary>A page of a feed as the API returns it.</summary>
internal sealed record FeedPage(IReadOnlyList<FeedEntry> Items, string? Next);
