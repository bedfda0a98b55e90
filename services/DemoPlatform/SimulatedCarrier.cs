using System.Net.Http.Json;
using DemoPlatform.History;

namespace DemoPlatform;

/// <summary>The control side of the simulated carrier: what a phone's owner would do.</summary>
internal sealed class SimulatedCarrier(HttpClient http)
{
    public async Task TextArrivesAsync(string from, string to, string body, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/control/inbound", new { from, to, body, wait = true }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Puts a past month on the carrier's record and on the phones, so that its list says what ours says.</summary>
    public async Task RememberAsync(Month month, IReadOnlyList<byte[]> pictures, CancellationToken cancellationToken)
    {
        var texts = month.Texts.OrderBy(text => text.At).Select(text => new
        {
            text.Sid, Inbound = text.FromClient, text.Phone, Company = DemoData.HappyPawsNumber, Body = text.Words, text.Picture, text.At, text.FinalAt, ErrorCode = text.Code,
        });
        var phones = PastClient.All.Concat(PastClient.Team).Select(client => new { Number = client.Phone, Name = $"{client.First} {client.Last}" });
        var drawn = pictures.Select(picture => $"data:image/png;base64,{Convert.ToBase64String(picture)}");
        using var response = await http.PostAsJsonAsync("/control/history", new { phones, pictures = drawn, texts }, cancellationToken);
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
