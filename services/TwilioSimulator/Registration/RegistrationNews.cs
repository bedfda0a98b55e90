using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TwilioSimulator.Messages;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Registration;

/// <summary>Tells the customer: a form to a bundle's StatusCallback, a signed JSON array of CloudEvents for brands, campaigns and numbers.</summary>
internal sealed partial class RegistrationNews(
    WebhookSender forms, Resources resources, IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<RegistrationNews> log) : IDisposable
{
    const string Prefix = "com.twilio.messaging.compliance.";
    const int Tries = 3;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(15) };

    public async Task TellAsync(Resource resource, Change change, CancellationToken stopping)
    {
        try
        {
            if (change.Event is { } @event) await PostEventAsync(resource, @event, stopping);
            else if (resource.Text("status_callback") is { Length: > 0 } address)
                await forms.PostAsync(new Webhook(resource.Sid, resource.Text("status"), 1, address,
                    [new("AccountSid", resource.Text("account_sid")), new("BundleSid", resource.Sid), new("Status", resource.Text("status"))]), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The customer polls: news is a hint only.
        }
        catch (Exception failure)
        {
            LogUntold(failure, resource.Sid);
        }
    }

    public void Dispose() => _http.Dispose();

    async Task PostEventAsync(Resource resource, string @event, CancellationToken stopping)
    {
        if (options.Value.Registration.EventsUrl is not { Length: > 0 } sink) return;

        var body = JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            new Dictionary<string, object?>
            {
                ["specversion"] = "1.0",
                ["type"] = Prefix + @event,
                ["source"] = $"/{resource.Kind}/{resource.Sid}",
                ["id"] = Sid.New("EZ"),
                ["dataschema"] = "https://events-schemas.twilio.com/",
                ["datacontenttype"] = "application/json",
                ["time"] = Desk.Iso(clock.GetUtcNow()),
                ["data"] = DataOf(resource),
            },
        });
        var url = $"{sink}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await PostAsync(url, body, stopping)) return;
            await Task.Delay(Pause, clock, stopping);
        }
    }

    async Task<bool> PostAsync(string url, byte[] body, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Twilio-Signature", Signature.Of(url, [], options.Value.AuthToken));
        try
        {
            using var answer = await _http.SendAsync(request, stopping);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Nobody there: tried again, then given up as Twilio does after four hours.
            return false;
        }
    }

    // A campaign's event has the registry's CM sid, not the API's QE: customers correlate by the service.
    Dictionary<string, object?> DataOf(Resource resource) => resource.Kind switch
    {
        Brands.Kind => new()
        {
            ["accountsid"] = resource.Text("account_sid"),
            ["brandsid"] = resource.Sid,
            ["brandstatus"] = resource.Text("status") == "FAILED" ? "registration_failed" : "registered",
            ["identitystatus"] = resource.Text("identity_status").ToLowerInvariant(),
        },
        Campaigns.Kind => new()
        {
            ["accountsid"] = resource.Text("account_sid"),
            ["brandsid"] = resource.Text("brand_registration_sid"),
            ["campaignsid"] = "CM" + resource.Sid[2..],
            ["messagingservicesid"] = resource.Parent,
            ["campaignregistrationstatus"] = resource.Text("campaign_status") switch { "VERIFIED" => "success", "FAILED" => "failure", _ => "pending" },
        },
        _ => new()
        {
            ["accountsid"] = resource.Text("account_sid"),
            ["messagingservicesid"] = resource.Sid,
            ["campaignsid"] = resources.All(Campaigns.Kind, resource.Sid) is [var campaign, ..] ? "CM" + campaign.Sid[2..] : null,
            ["externalstatus"] = "successful",
        },
    };

    [LoggerMessage(1, LogLevel.Warning, "The customer was not told of {Sid}")]
    partial void LogUntold(Exception failure, string sid);
}
