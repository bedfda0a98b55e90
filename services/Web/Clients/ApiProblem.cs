using System.Net;
using System.Text.Json;

namespace Web.Clients;

/// <summary>Why the gateway's API said no, in words that a page can show as they are.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer at all.</param>
/// <param name="Type">Stable type of the problem (RFC 9457).</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Detail">What is wrong this time, and what to do about it.</param>
public sealed record ApiProblem(int Status, string Type, string Title, string Detail)
{
    /// <summary>Nobody answered: the outcome is unknown, and repeating with the same Idempotency-Key is safe.</summary>
    public static ApiProblem Unreachable { get; } = new(0, "urn:texting:problem:unreachable", "No connection.",
        "The texting service did not answer. Try again in a few seconds.");

    /// <summary>The person has to sign in again.</summary>
    public bool IsSignedOut => Status == (int)HttpStatusCode.Unauthorized;

    /// <summary>Reads the problem of a response that was not a success, whatever its body is.</summary>
    public static async Task<ApiProblem> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var body = await ReadBodyAsync(response, cancellation);
        return new(
            status,
            body?.Type ?? "about:blank",
            body?.Title ?? "That did not work.",
            Errors(body) ?? body?.Detail ?? InPlainWords(response.StatusCode));
    }

    private static async Task<Body?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true) return null;
        try
        {
            return await response.Content.ReadFromJsonAsync<Body>(cancellation);
        }
        catch (JsonException)
        {
            return null; // A body that is not what it says: the status alone still tells enough.
        }
    }

    private static string? Errors(Body? body) =>
        body?.Errors is { Count: > 0 } errors ? string.Join(' ', errors.Values.SelectMany(texts => texts)) : null;

    private static string InPlainWords(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "You are signed out. Sign in again to go on.",
        HttpStatusCode.Forbidden => "Your role does not allow this.",
        HttpStatusCode.NotFound => "It is not there, or it belongs to somebody else.",
        HttpStatusCode.TooManyRequests => "Too many requests. Try again in a few seconds.",
        _ => "The texting service has a problem. Try again in a few seconds.",
    };

    private sealed record Body(string? Type, string? Title, string? Detail, Dictionary<string, string[]>? Errors);
}
