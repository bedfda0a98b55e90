using System.Net.Http.Json;
using Testing.Running;

namespace Journeys.Tests;

/// <summary>What the office does at the gateway beside writing.</summary>
internal static class OfficeSteps
{
    /// <summary>A POST with a key of its own; the answer as it is.</summary>
    public static async Task<HttpResponseMessage> TryPostAsync(this PersonClient person, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (body is not null) request.Content = JsonContent.Create(body);
        return await person.SendAsync(request);
    }

    /// <summary>A POST that is expected to be carried out.</summary>
    public static async Task<T> PostAsync<T>(this PersonClient person, string path, object? body = null)
    {
        using var answer = await person.TryPostAsync(path, body);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }
}
