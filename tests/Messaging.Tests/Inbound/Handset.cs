using System.Net;
using System.Text.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Inbound;

/// <summary>A phone that texts the company: the carrier's webhook as the gateway forwards it, and what came of it.</summary>
internal sealed class Handset(MessagingHost host, string number) : IDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001";

    private readonly HttpClient _gateway = host.Host.ClientOf(new Caller(CallerRole.Webhook, null, null, null));

    public string Number => number;

    /// <summary>The company's phone, as staff type it.</summary>
    public string Typed => number["+1".Length..];

    public static string NewSid() => $"SM{Guid.CreateVersion7():N}";

    public Dictionary<string, string> Form(string body, string? sid = null) => new()
    {
        ["MessageSid"] = sid ?? NewSid(),
        ["AccountSid"] = AccountSid,
        ["From"] = number,
        ["To"] = host.CompanyNumber,
        ["Body"] = body,
        ["NumMedia"] = "0",
        ["NumSegments"] = "1",
    };

    public async Task<HttpResponseMessage> PostAsync(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await PostAsync(content);
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content) =>
        _gateway.PostAsync(new Uri("/webhooks/twilio/inbound", UriKind.Relative), content, TestContext.Current.CancellationToken);

    /// <summary>Delivers the text and sees that the carrier is told nothing but "taken".</summary>
    public async Task DeliverAsync(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var answer = await PostAsync(form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The SID it got.</summary>
    public async Task<string> TextAsync(string body, params (string Field, string Value)[] more)
    {
        var form = Form(body);
        foreach (var (field, value) in more) form[field] = value;
        await DeliverAsync(form);
        return form["MessageSid"];
    }

    public async Task<FeedEntry> NewestEntryAsync(Guid contact) => (await host.Feed(contact)).Items[0];

    public Task<Guid> TextIdAsync(string sid) =>
        host.Scalar<Guid>("SELECT text_id FROM text_keys WHERE kind = 'CarrierSid' AND key = $1", sid);

    public Task<long> TextsAsync() => host.Scalar<long>("SELECT count(*) FROM text_messages WHERE phone = $1 AND direction = 'Inbound'", number);

    /// <summary>The facts about this phone's text; those published before it are there too.</summary>
    public async Task<IReadOnlyList<MessageReceived>> FactsUpToAsync(string sid)
    {
        var id = await TextIdAsync(sid);
        var queue = $"billing.{Catalog.Of(typeof(MessageReceived)).WireName}";
        var facts = new List<MessageReceived>();
        return await Eventually.Until(async () =>
        {
            while (await host.Broker.TakeAsync(queue) is var (body, _)) facts.Add(JsonSerializer.Deserialize<MessageReceived>(body, WireFormat.Json)!);
            return facts;
        }, taken => taken.Any(fact => fact.TextMessageId == id));
    }

    public async Task<MessageReceived> FactAsync(string sid)
    {
        var id = await TextIdAsync(sid);
        return Assert.Single(await FactsUpToAsync(sid), fact => fact.TextMessageId == id);
    }

    public void Dispose() => _gateway.Dispose();
}
