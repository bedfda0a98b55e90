using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Testing.Running;

/// <summary>A signed-in person of the demo company at the gateway's API.</summary>
public sealed class PersonClient : IDisposable
{
    private readonly HttpClient _http;

    private PersonClient(HttpClient http) => _http = http;

    /// <summary>Signs in as one of the demo personas.</summary>
    /// <param name="gateway">The gateway's address.</param>
    /// <param name="persona">For example <c>owner</c>.</param>
    public static async Task<PersonClient> SignInAsync(Uri gateway, string persona)
    {
        var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await http.PostAsJsonAsync("/signin/token", new { persona });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new PersonClient(http);
    }

    /// <summary>Composes; the answer as it is, refusals included.</summary>
    public async Task<HttpResponseMessage> TryComposeAsync(Guid contact, string html, DeliveryMode? delivery, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/conversations/{contact}/messages");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(new ComposeMessage(html, delivery));
        return await _http.SendAsync(request);
    }

    /// <summary>Composes and expects that it is taken.</summary>
    public async Task<FeedEntry> ComposeAsync(Guid contact, string html, DeliveryMode? delivery = null)
    {
        using var answer = await TryComposeAsync(contact, html, delivery, Guid.CreateVersion7().ToString());
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<FeedEntry>())!;
    }

    public Task<ConversationHead> HeadAsync(Guid contact) => ReadAsync<ConversationHead>($"/api/messaging/conversations/{contact}");

    public Task<Page<ConversationSummary>> ConversationsAsync() => ReadAsync<Page<ConversationSummary>>("/api/messaging/conversations");

    public Task<Page<FeedEntry>> FeedAsync(Guid contact) => ReadAsync<Page<FeedEntry>>($"/api/messaging/conversations/{contact}/messages");

    public Task<TextLife> TextAsync(Guid text) => ReadAsync<TextLife>($"/api/messaging/texts/{text}");

    public Task<TextUsage> UsageAsync(Guid text) => ReadAsync<TextUsage>($"/api/billing/usage/texts/{text}");

    /// <summary>Any other GET.</summary>
    public async Task<T> ReadAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path))!;

    /// <summary>A PUT that is expected to be taken.</summary>
    public async Task<T> PutAsync<T>(string path, object body)
    {
        using var answer = await _http.PutAsJsonAsync(path, body);
        return await TakenAsync<T>(answer);
    }

    /// <summary>A POST with a key of its own that is expected to be taken.</summary>
    public async Task<T> PostAsync<T>(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _http.SendAsync(request);
        return await TakenAsync<T>(answer);
    }

    /// <summary>The status of a PUT, taken or not.</summary>
    public async Task<HttpStatusCode> TryPutAsync(string path, object body)
    {
        using var answer = await _http.PutAsJsonAsync(path, body);
        return answer.StatusCode;
    }

    private static async Task<T> TakenAsync<T>(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<T>())!
        : throw new HttpRequestException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");

    /// <summary>Any request, answer as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
