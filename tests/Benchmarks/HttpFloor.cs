namespace Benchmarks;

/// <summary>B0: nothing but creates. No database, no broker, no callbacks.</summary>
internal static class HttpFloor
{
    /// <returns>Creates per second.</returns>
    public static async Task<double> RunAsync(Bench bench, Sizes sizes)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = sizes.InFlight }) { BaseAddress = bench.Carrier.Address };
        await SendAsync(http, sizes.InFlight, sizes.InFlight * 4);
        var start = TimeProvider.System.GetTimestamp();
        await SendAsync(http, sizes.InFlight, sizes.Texts);
        return sizes.Texts / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static Task SendAsync(HttpClient http, int inFlight, int texts) =>
        Parallel.ForEachAsync(Enumerable.Range(0, texts), new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (number, cancellationToken) =>
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = "+14155550111", ["MessagingServiceSid"] = "MG1", ["Body"] = $"floor {number} text" });
            using var answer = await http.PostAsync(new Uri("2010-04-01/Accounts/AC1/Messages.json", UriKind.Relative), form, cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        });
}
