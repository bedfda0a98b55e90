using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests;

/// <summary>A page of the staff that listens to the live feed.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Name, string Data)> _events = new();
    private readonly CancellationTokenSource _close = new();
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly Task _reading;

    private readonly MessagingHost _host;

    private OpenPage(MessagingHost host, HttpClient client, HttpResponseMessage response)
    {
        (_host, _client, _response) = (host, client, response);
        _reading = ReadAsync();
    }

    /// <summary>Id of the last event.</summary>
    public string? LastEventId { get; private set; }

    public int Comments { get; private set; }

    public IEnumerable<FeedEntry> Entries => Of<FeedEntry>(FeedStream.Entry);

    public IEnumerable<ConversationSummary> Lines => Of<ConversationSummary>(FeedStream.Conversation);

    /// <summary>Whose head it was told to read again; null for everybody's.</summary>
    public IEnumerable<Guid?> Standings => Of<FeedStandingChanged>(FeedStream.Standing).Select(standing => standing.ContactId);

    public bool WasReset => _events.Any(happened => happened.Name == FeedStream.Reset);

    /// <summary>Connects; returns when the service listens for it.</summary>
    public static async Task<OpenPage> OpenAsync(MessagingHost host, Guid? company = null, string? lastEventId = null)
    {
        var client = host.As(CallerRole.Sitter, company);
        client.Timeout = Timeout.InfiniteTimeSpan;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/messaging/conversations/stream");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var page = new OpenPage(host, client, response.EnsureSuccessStatusCode());
        await Eventually.Until(() => Task.FromResult(page.LastEventId is not null));
        return page;
    }

    public Task<FeedEntry> Sees(Guid entry) => Eventually.Until(
        () => Task.FromResult(Entries.LastOrDefault(seen => seen.Id == entry)), seen => seen is not null,
        // Whether the page was cut off, or nothing was told.
        explain: () => Task.FromResult($"The page {(_reading.IsCompleted ? "was cut off" : "still listens")} at {LastEventId}. "
            + string.Join('\n', _host.Host.Log.Where(line => line.Contains("live feed", StringComparison.Ordinal)).TakeLast(3))))!;

    public async ValueTask DisposeAsync()
    {
        await _close.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _response.Dispose();
        _client.Dispose();
        _close.Dispose();
    }

    private async Task ReadAsync()
    {
        using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync(_close.Token));
        var name = "";
        while (await reader.ReadLineAsync(_close.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) LastEventId = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) _events.Enqueue((name, line[6..]));
            else if (line.StartsWith(':')) Comments++;
        }
    }

    private IEnumerable<T> Of<T>(string name) =>
        _events.Where(happened => happened.Name == name).Select(happened => JsonSerializer.Deserialize<T>(happened.Data, JsonSerializerOptions.Web)!);
}
