using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;

namespace Messaging.Tests;

/// <summary>Every endpoint that takes an id, as the API describes itself, so that a new one is tried too.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class CompaniesApartTests(MessagingHost host)
{
    [Fact]
    public async Task No_endpoint_knows_another_companys_ids()
    {
        var ann = await host.GivenClient("Ann", "4155550191");
        var text = (await host.Compose(ann, "Hello", DeliveryMode.TextOnly)).Texts[0].Id;
        using var stranger = host.As(CallerRole.Admin, Guid.CreateVersion7());
        using var document = JsonDocument.Parse(await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));

        var tried = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Name.Contains("Id}", StringComparison.Ordinal)))
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var address = path.Name.Replace("{contactId}", $"{ann}", StringComparison.Ordinal).Replace("{textId}", $"{text}", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(HttpMethod.Parse(operation.Name), address);
                request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                if (request.Method != HttpMethod.Get) request.Content = JsonContent.Create(new { html = "Hello", textingEnabled = false, note = "by phone", contactId = ann });
                using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{request.Method} {path.Name}: {answer.StatusCode}");
                tried.Add(path.Name);
            }
        }

        Assert.True(tried.Count >= 7);
        Assert.True((await host.Head(ann)).TextingEnabled);
    }
}
