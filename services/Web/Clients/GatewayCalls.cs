namespace Web.Clients;

/// <summary>The kinds of call that the clients make.</summary>
internal static class GatewayCalls
{
    public static Task<Answer<T>> GetAsync<T>(this GatewayApi gateway, string address, CancellationToken cancellation) where T : class =>
        gateway.SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), cancellation);

    /// <summary>Posts without a key: only for what changes nothing.</summary>
    public static Task<Answer<T>> AskAsync<T>(this GatewayApi gateway, string address, object question, CancellationToken cancellation) where T : class =>
        gateway.SendAsync<T>(With(HttpMethod.Post, address, question), cancellation);

    /// <summary>Posts something to be done once, however often it is sent with this key.</summary>
    public static Task<Answer<T>> PostOnceAsync<T>(
        this GatewayApi gateway, string address, object? body, Guid key, CancellationToken cancellation) where T : class
    {
        var request = With(HttpMethod.Post, address, body);
        request.Headers.Add("Idempotency-Key", key.ToString());
        return gateway.SendAsync<T>(request, cancellation);
    }

    public static Task<Answer<T>> PutAsync<T>(this GatewayApi gateway, string address, object body, CancellationToken cancellation) where T : class =>
        gateway.SendAsync<T>(With(HttpMethod.Put, address, body), cancellation);

    public static Task<Answer<T>> DeleteAsync<T>(this GatewayApi gateway, string address, CancellationToken cancellation) where T : class =>
        gateway.SendAsync<T>(new HttpRequestMessage(HttpMethod.Delete, address), cancellation);

    /// <summary>"?a=1&amp;b=2" of what has a value, escaped; empty when nothing has.</summary>
    public static string Query(params IEnumerable<(string Name, string? Value)> pairs)
    {
        var present = pairs.Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}")
            .ToList();
        return present.Count == 0 ? "" : "?" + string.Join('&', present);
    }

    private static HttpRequestMessage With(HttpMethod method, string address, object? body) =>
        new(method, address) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
}
