using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Tests;

/// <summary>The other end of the wire: keeps what was sent and answers what it was told, in order.</summary>
internal sealed class CarrierWire : HttpMessageHandler
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string Message = """{"sid":"SM00000000000000000000000000000001","status":"accepted","from":null,"num_segments":"0"}""";

    private readonly ConcurrentQueue<Func<HttpResponseMessage>> answers = new();

    public ConcurrentQueue<SentRequest> Requests { get; } = new();

    public SentRequest Request => Assert.Single(Requests);

    /// <summary>A client that speaks to this wire, as callers build one.</summary>
    public ITwilioRestClient Client(string password = "token") => new TwilioRestClient(
        AccountSid, password, httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient(this, disposeHandler: false)));

    public CarrierWire Answers(HttpStatusCode status, string body, string type = "application/json")
    {
        answers.Enqueue(() => new(status) { Content = new StringContent(body, Encoding.UTF8, type) });
        return this;
    }

    public CarrierWire Breaks(Exception failure)
    {
        answers.Enqueue(() => throw failure);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue(SentRequest.Of(request, body));
        return answers.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException("The test gave no answer for this request.");
    }
}
