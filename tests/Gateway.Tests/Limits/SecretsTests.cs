using System.Security.Cryptography;
using System.Text;
using Gateway.Tests.Hosting;
using Gateway.Tests.Webhooks;

namespace Gateway.Tests.Limits;

/// <summary>R37: neither keys and tokens nor anything personal reaches a log or an error page.</summary>
public sealed class SecretsTests
{
    private const string PlatformKey = "platform-key-of-the-scheduler";

    [Fact]
    public async Task Whatever_goes_wrong_no_secret_and_nothing_personal_is_written_down()
    {
        var log = new LogLines();
        await using var host = await GatewayHost.StartAsync(log: log, settings:
        [
            ("services:billing:http:0", "http://127.0.0.1:9"),
            ("Platform:Keys:scheduler", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlatformKey)))),
        ]);
        var bearer = await host.TokenOf("olivia");
        var cookie = await host.CookieOf("olivia");
        HttpRequestMessage[] requests =
        [
            SignedRequest.Form().ToMessage(),
            SignedRequest.Form().WithBody(body => body + "&x=1").ToMessage(),
            SignedRequest.Form(token: "another-token").ToMessage(),
            SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}&From=%2B14017122661&Body=Is+Rex+ok").ToMessage(),
            SignedRequest.Get("/webhooks/twilio/inbound?From=%2B14017122661&Body=Is+Rex+ok").ToMessage(),
            With(bearer, "/api/messaging/contacts?search=Ann%20Miller"),
            With(bearer, "/api/billing/summary?for=Ann%20Miller"),
            With(bearer + "x", "/api/messaging/conversations"),
            With(PlatformKey, "/platform/events"),
            With(PlatformKey + "x", "/platform/events"),
        ];

        var pages = new StringBuilder();
        foreach (var request in requests)
        {
            using var response = await host.SendAsync(request);
            pages.Append(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var written = pages + string.Join('\n', log.Lines);
        Assert.Contains("Refused a request to /webhooks/twilio/inbound: WrongSignature", written, StringComparison.Ordinal);
        foreach (var secret in (string[])[GatewayHost.AuthToken, "another-token", GatewayHost.InternalKey, PlatformKey, bearer[..40], cookie[20..60], "4017122661", "Rex", "Ann", "Olivia"])
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
    }

    private static HttpRequestMessage With(string bearer, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", bearer);
        return request;
    }
}
