using System.Text.Json;
using ServiceDefaults.Auth;
using Testing;

namespace Messaging.Tests;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class StartTests(MessagingHost host)
{
    [Fact]
    public async Task The_service_migrates_starts_and_is_healthy()
    {
        using var http = new HttpClient { BaseAddress = host.Host.Address };

        await Eventually.Until(() => http.GetStringAsync("/health"), health => health == "Healthy");
    }

    [Fact]
    public async Task Every_endpoint_is_documented_with_a_summary()
    {
        using var reader = host.As(CallerRole.Public);
        using var document = JsonDocument.Parse(await reader.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));

        // The webhooks are described by Twilio.
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToArray();

        Assert.Contains(operations, operation => operation.Name == "post /api/messaging/conversations/{contactId}/messages");
        Assert.All(operations, operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
    }

    [Fact]
    public async Task No_list_is_cut_off_without_an_order()
    {
        await host.GivenClient("Orderly", "4155550108");
        foreach (var list in new[] { "/conversations", "/conversations?search=orderly&unread=true", "/contacts", "/texts", "/unassigned", "/held", "/settings/history" })
            (await Read(list)).Dispose();

        Assert.DoesNotContain(host.Host.Log, line => line.Contains("'OrderBy'", StringComparison.Ordinal));

        async Task<HttpResponseMessage> Read(string list)
        {
            using var office = host.As(CallerRole.OfficeManager);
            return (await office.GetAsync(new Uri($"/api/messaging{list}", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task Nothing_private_is_logged()
    {
        const string body = "a very private sentence";
        var ann = await host.GivenClient("Privatia", "(415) 555-0109", "privatia@mail.example");
        await host.Compose(ann, body);
        await host.Preview(ann, body);

        Assert.DoesNotContain(host.Host.Log, line =>
            line.Contains(body, StringComparison.Ordinal) || line.Contains("5550109", StringComparison.Ordinal)
            || line.Contains("Privatia", StringComparison.Ordinal) || line.Contains("privatia@", StringComparison.Ordinal));
    }
}
