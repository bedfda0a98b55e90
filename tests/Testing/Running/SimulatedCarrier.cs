using System.Net.Http.Json;
using System.Text.Json;

namespace Testing.Running;

/// <summary>A message the simulated carrier accepted.</summary>
public sealed record AcceptedMessage(string Sid, string To, string Body, int NumMedia, int Segments, string? M, string? A, string? Status, DateTimeOffset At, JsonElement Fate)
{
    /// <summary>The simulator was told to keep it from list, fetch and callbacks.</summary>
    public bool IsHidden => Fate.ValueKind == JsonValueKind.Object && Fate.TryGetProperty("hidden", out var hidden) && hidden.GetBoolean();
}

/// <summary>An inbound text the simulated carrier issued.</summary>
public sealed record IssuedText(string Sid, string From, string To, string Body, int Segments, string? Keyword);

/// <summary>What really happened, from the carrier's record.</summary>
public sealed record Oracle(IReadOnlyList<AcceptedMessage> Messages, IReadOnlyList<IssuedText> Inbound);

/// <summary>The control side of the simulated carrier.</summary>
public sealed class SimulatedCarrier(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A person texts a company, maybe with pictures (data: addresses); returns the sid and whether the webhook was answered 2xx.</summary>
    public async Task<(string Sid, bool Taken)> TextArrivesAsync(string from, string to, string body, params string[] media)
    {
        using var answer = await _http.PostAsJsonAsync("/control/inbound", new { from, to, body, media });
        answer.EnsureSuccessStatusCode();
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var taken = json.TryGetProperty("webhook", out var webhook) && webhook.ValueKind == JsonValueKind.Object
            && webhook.TryGetProperty("answered", out var answered) && answered.GetBoolean();
        return (json.GetProperty("sid").GetString()!, taken);
    }

    /// <summary>The record of accepted messages and issued texts.</summary>
    public async Task<Oracle> OracleAsync(string? phone = null) => (await _http.GetFromJsonAsync<Oracle>(
        phone is null ? "/oracle" : $"/oracle?to={Uri.EscapeDataString(phone)}"))!;

    /// <summary>Whole emails that reached the simulator's mailbox for this recipient, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsAsync(string to) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>($"/control/mailbox?to={Uri.EscapeDataString(to)}")).EnumerateArray()];

    /// <summary>Whoever reads an email in the mailbox presses "reply"; returns what the system's door said.</summary>
    /// <param name="id">The email.</param>
    /// <param name="answer">words, and optionally from and headers.</param>
    public async Task<int> AnswerMailAsync(string id, object answer)
    {
        using var response = await _http.PostAsJsonAsync($"/control/mailbox/{id}/answers", answer);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("httpStatus").GetInt32();
    }

    /// <summary>Switches faults; each rule replaces the one of its kind.</summary>
    public async Task SwitchFaultsAsync(int seed, params object[] rules)
    {
        using var answer = await _http.PostAsJsonAsync("/control/faults", new { seed, rules });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>All faults off.</summary>
    public async Task ClearFaultsAsync()
    {
        using var answer = await _http.DeleteAsync("/control/faults");
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
