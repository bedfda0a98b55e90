using System.Text.Json;

namespace Testing;

/// <summary>A service's OpenAPI document, for tests that hold all of its endpoints against a rule.</summary>
public sealed class ApiDescription(JsonDocument document) : IDisposable
{
    /// <summary>Reads it from a running service.</summary>
    public static async Task<ApiDescription> OfAsync(HttpClient service) =>
        new(JsonDocument.Parse(await service.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))));

    /// <summary>POSTs of people, as <c>/path</c>, that take no Idempotency-Key.</summary>
    public IReadOnlyList<string> PostsWithoutKey() =>
    [
        .. Operations().Where(operation => operation.Method == "post" && operation.Path.StartsWith("/api/", StringComparison.Ordinal) && !TakesKey(operation.Body))
            .Select(operation => operation.Path).Order(StringComparer.Ordinal),
    ];

    /// <summary>Operations that do not say that a token is needed, how a refusal looks, or what they are for.</summary>
    public IReadOnlyList<string> PoorlyDescribed() =>
    [
        .. Operations().Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal)
                && !(operation.Body.TryGetProperty("summary", out _) && operation.Body.GetProperty("responses").TryGetProperty("403", out _)))
            .Select(operation => $"{operation.Method} {operation.Path}"),
        .. document.RootElement.TryGetProperty("security", out var security) && security.GetArrayLength() > 0 ? Array.Empty<string>() : ["security"],
    ];

    /// <inheritdoc />
    public void Dispose() => document.Dispose();

    private static bool TakesKey(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
        && parameters.EnumerateArray().Any(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key" && parameter.GetProperty("required").GetBoolean());

    private IEnumerable<(string Path, string Method, JsonElement Body)> Operations() =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);
}
