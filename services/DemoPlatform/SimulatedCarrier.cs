using System.Net.Http.Json;

namespace DemoPlatform;

/// <summary>The control side of the simulated carrier: what a phone's owner would do.</summary>
internal sealed class SimulatedCarrier(HttpClient http)
{
    public async Task TextArrivesAsync(string from, string to, string body, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/control/inbound", new { from, to, body, wait = true }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync("/control/reset", content: null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public Task<string> HandsetAsync(string number, CancellationToken cancellationToken) =>
        http.GetStringAsync($"/control/handsets/{Uri.EscapeDataString(number)}", cancellationToken);
}
