using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Texting.Contracts;

namespace Testing.Running;

/// <summary>A service of the host platform that publishes by HTTP, as one that is not written in .NET would.</summary>
public sealed class PlatformClient(PersonClient platform) : IDisposable
{
    /// <summary>Signs in with the platform's credential.</summary>
    public static async Task<PlatformClient> SignInAsync(Uri gateway) => new(await PersonClient.SignInAsync(gateway, "platform"));

    /// <summary>One CloudEvent around a contract.</summary>
    /// <param name="id">The same id is the same event.</param>
    /// <param name="happened">A record of the platform's contracts.</param>
    public static object Event(string id, object happened) => new
    {
        specversion = "1.0",
        id,
        source = "/tests",
        type = Catalog.Of(happened.GetType()).WireName,
        time = TimeProvider.System.GetUtcNow(),
        data = JsonSerializer.SerializeToElement(happened, happened.GetType(), WireFormat.Json),
    };

    /// <summary>A batch; the status of the answer: 202 for all of them taken.</summary>
    public async Task<HttpStatusCode> PublishAsync(params IReadOnlyList<object> events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/platform/events") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(events)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
        using var answer = await platform.SendAsync(request);
        return answer.StatusCode;
    }

    /// <inheritdoc />
    public void Dispose() => platform.Dispose();
}
