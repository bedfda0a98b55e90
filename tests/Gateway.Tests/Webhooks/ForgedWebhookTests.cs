using System.Text;
using Gateway.Tests.Hosting;

namespace Gateway.Tests.Webhooks;

/// <summary>R28: a forged or altered webhook never acts. Each case differs from a genuine one in a single thing.</summary>
public sealed class ForgedWebhookTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private const string Another = "AC00000000000000000000000000000002";

    public static TheoryData<string> Cases => [.. Forgeries.Keys];

    private static readonly Dictionary<string, Func<SignedRequest>> Forgeries = new()
    {
        ["no signature"] = () => SignedRequest.Form() with { Signature = null },
        ["an empty signature"] = () => SignedRequest.Form() with { Signature = "" },
        ["two signatures"] = () => SignedRequest.Form() with { Headers = [("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")] },
        ["a signature in another spelling"] = () => SignedRequest.Form().With(request => request with { Signature = request.Signature!.TrimEnd('=') }),
        ["another account's token"] = () => SignedRequest.Form(token: "another-token"),
        ["an unknown account"] = () => SignedRequest.Form(parameters: [("AccountSid", Another), ("Body", "Hi")]),
        ["no account"] = () => SignedRequest.Form(parameters: [("Body", "Hi")]),
        ["the account in the query only"] = () => SignedRequest.Form($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}", parameters: [("Body", "Hi")]),
        ["an altered value"] = () => SignedRequest.Form().WithBody(body => body.Replace("Rex", "Max", StringComparison.Ordinal)),
        ["a trailing space cut off"] = () => SignedRequest.Form().WithBody(body => body.Replace("+&From=", "&From=", StringComparison.Ordinal)),
        ["an extra parameter"] = () => SignedRequest.Form().WithBody(body => body + "&MediaUrl0=http%3A%2F%2Fevil.example%2Fx"),
        ["a parameter less"] = () => SignedRequest.Form().WithBody(body => body.Replace("ApiVersion=2010-04-01&", "", StringComparison.Ordinal)),
        ["a parameter twice"] = () => SignedRequest.Form().WithBody(body => body + "&NumMedia=0"),
        ["a parameter twice in another case"] = () => SignedRequest.Form(parameters: [.. SignedRequest.Text(), ("body", "STOP")]),
        ["a parameter twice, signed so"] = () => SignedRequest.Form(parameters: [.. SignedRequest.Text(), ("Body", "STOP")]),
        ["a name that swallowed its value"] = () => SignedRequest.Form().WithBody(body => body.Replace("NumMedia=0", "NumMedia0", StringComparison.Ordinal)),
        ["an empty pair"] = () => SignedRequest.Form().WithBody(body => body + "&"),
        ["a broken escape"] = () => SignedRequest.Form().WithBody(body => body + "&X=%zz"),
        ["another path of ours"] = () => SignedRequest.Form("/webhooks/twilio/status") with { Path = "/webhooks/twilio/inbound" },
        ["the path in another case"] = () => SignedRequest.Form() with { Path = "/webhooks/twilio/Inbound" },
        ["a trailing slash"] = () => SignedRequest.Form() with { Path = "/webhooks/twilio/inbound/" },
        ["an encoded letter of the path"] = () => SignedRequest.Form() with { Path = "/webhooks/twilio/%69nbound" },
        ["another query"] = () => SignedRequest.Form("/webhooks/twilio/status?m=1") with { Path = "/webhooks/twilio/status?m=2" },
        ["a longer query"] = () => SignedRequest.Form("/webhooks/twilio/status?m=1") with { Path = "/webhooks/twilio/status?m=1&a=9" },
        ["a query in another order"] = () => SignedRequest.Form("/webhooks/twilio/status?m=1&a=2") with { Path = "/webhooks/twilio/status?a=2&m=1" },
        ["a query less"] = () => SignedRequest.Form("/webhooks/twilio/status?m=1") with { Path = "/webhooks/twilio/status" },
        ["signed for http"] = () => SignedRequest.Form(publicBase: "http://texting.example.com"),
        ["signed for another host"] = () => SignedRequest.Form(publicBase: "https://texting.example.org"),
        ["signed for another spelling of the host"] = () => SignedRequest.Form(publicBase: "https://Texting.example.com"),
        ["signed for another port"] = () => SignedRequest.Form(publicBase: "https://texting.example.com:8443"),
        ["signed for a proxy's prefix"] = () => SignedRequest.Form(publicBase: "https://texting.example.com/internal"),
        ["signed with the fragment"] = () => SignedRequest.Form() with { Signature = SignedRequest.Form("/webhooks/twilio/inbound#rc=5&rp=all").Signature },
        ["a forwarded host that fits the forger's signature"] = () => SignedRequest.Form(publicBase: "https://evil.example") with
        {
            Headers = [("X-Forwarded-Host", "evil.example"), ("X-Original-Host", "evil.example"), ("Host", "evil.example")],
        },
        ["another charset"] = () => SignedRequest.Form() with { ContentType = "application/x-www-form-urlencoded; charset=utf-16" },
        ["a compressed body"] = () => SignedRequest.Form() with { Headers = [("Content-Encoding", "gzip")] },
        ["no content type"] = () => SignedRequest.Form() with { ContentType = "" },
        ["a multipart form"] = () => SignedRequest.Form() with { ContentType = "multipart/form-data; boundary=x" },
        ["a form sent as JSON"] = () => SignedRequest.Form() with { ContentType = "application/json" },
        ["JSON sent as a form"] = () => SignedRequest.Json("[]") with { ContentType = "application/x-www-form-urlencoded" },
        ["JSON with another body"] = () => SignedRequest.Json("[]") with { Body = "[1]"u8.ToArray() },
        ["JSON with another hash"] = () => SignedRequest.Json("[]").With(request => request with { Path = request.Path[..^1] + "0" }),
        ["JSON without a hash"] = () => SignedRequest.Get("/webhooks/twilio/registration") with { Method = HttpMethod.Post, ContentType = "application/json", Body = "[]"u8.ToArray() },
        ["JSON with an empty hash"] = () => SignedRequest.Get("/webhooks/twilio/registration?bodySHA256") with { Method = HttpMethod.Post, ContentType = "application/json", Body = "[]"u8.ToArray() },
        ["JSON signed with an unknown key"] = () => SignedRequest.Json("[]", token: "another-token"),
        ["a GET with a body"] = () => SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}") with { Body = "Body=STOP"u8.ToArray() },
        ["a GET of an unknown account"] = () => SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={Another}"),
        ["a GET that names two accounts"] = () => SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}&AccountSid={Another}"),
        ["a GET without an account"] = () => SignedRequest.Get("/webhooks/twilio/inbound"),
        ["a signed GET sent as POST"] = () => SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}") with { Method = HttpMethod.Post },
        ["a signed form sent as PUT"] = () => SignedRequest.Form() with { Method = HttpMethod.Put },
        ["an empty form"] = () => SignedRequest.Form() with { Body = [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_refused_and_the_service_sees_nothing(string what)
    {
        var host = running.Host;
        using var response = await host.SendAsync(Forgeries[what]().ToMessage());

        await response.IsProblem(HttpStatusCode.Forbidden, "not-from-twilio");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_64_KB_are_refused_before_they_are_read(bool withLength)
    {
        var host = running.Host;
        var message = SignedRequest.Form(parameters: SignedRequest.Text(new string('x', 65_537))).ToMessage();
        message.Headers.TransferEncodingChunked = !withLength;

        using var response = await host.SendAsync(message);

        await response.IsProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task The_largest_body_that_is_allowed_passes()
    {
        var host = running.Host;
        var room = 64 * 1024 - SignedRequest.Form(parameters: SignedRequest.Text("")).Body.Length;

        using var response = await host.SendAsync(SignedRequest.Form(parameters: SignedRequest.Text(new string('x', room))).ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(64 * 1024, host.Upstreams.Only.Body.Length);
    }

    [Fact]
    public async Task Ten_thousand_parameters_are_refused()
    {
        var host = running.Host;
        var body = Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"{i:x}=")));

        using var response = await host.SendAsync((SignedRequest.Form() with { Body = body }).ToMessage());

        await response.IsProblem(HttpStatusCode.Forbidden, "not-from-twilio");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Theory]
    [InlineData("/webhooks/twilio/unknown")]
    [InlineData("/webhooks/other")]
    [InlineData("/webhooks")]
    public async Task An_address_that_is_no_webhook_is_not_found(string path)
    {
        var host = running.Host;
        using var response = await host.SendAsync(SignedRequest.Form(path).ToMessage());

        await response.IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task A_signed_in_person_is_not_Twilio()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Post, "/webhooks/twilio/inbound", await host.TokenOf("olivia"));

        await response.IsProblem(HttpStatusCode.Forbidden, "not-from-twilio");
        Assert.Empty(host.Upstreams.Requests);
    }
}
