using System.Text;
using Gateway.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using ServiceDefaults.Auth;

namespace Gateway.Tests.Webhooks;

public sealed class GenuineWebhookTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("/webhooks/twilio/inbound", "messaging")]
    [InlineData("/webhooks/twilio/status?m=0197f3a2-5b1c-7c44-9d0e-2f6a8b3c4d5e&a=1", "messaging")]
    [InlineData("/webhooks/twilio/registration", "numbers")]
    [InlineData("/webhooks/twilio/voice", "numbers")]
    public async Task A_form_that_Twilio_signed_reaches_its_service_byte_for_byte(string path, string service)
    {
        var host = running.Host;
        var request = SignedRequest.Form(path);

        using var response = await host.SendAsync(request.ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var seen = host.Upstreams.Only;
        Assert.Equal((service, "POST", path), (seen.Service, seen.Method, seen.Target));
        Assert.Equal(request.Body, seen.Body);
        Assert.Equal(request.ContentType, seen.Header("Content-Type"));
    }

    [Fact]
    public async Task The_service_is_told_that_the_signature_was_checked()
    {
        var host = running.Host;
        (await host.SendAsync(SignedRequest.Form().ToMessage())).Dispose();

        var token = await new JsonWebTokenHandler { MapInboundClaims = false }
            .ValidateTokenAsync(host.Upstreams.Only.Header("Authorization")!["Bearer ".Length..], GatewayHost.InternalTokens.Validation);
        Assert.True(token.IsValid);
        Assert.Equal(nameof(CallerRole.Webhook), token.Claims[InternalToken.RoleClaim]);
        Assert.False(token.Claims.ContainsKey(InternalToken.CompanyClaim));
    }

    [Fact]
    public async Task A_JSON_event_whose_hash_is_in_the_signed_address_passes()
    {
        var host = running.Host;
        var request = SignedRequest.Json("""[{"specversion":"1.0","id":"EZ1"}]""");

        using var response = await host.SendAsync(request.ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(request.Body, host.Upstreams.Only.Body);
    }

    [Fact]
    public async Task A_GET_is_signed_by_its_address()
    {
        var host = running.Host;
        using var response = await host.SendAsync(
            SignedRequest.Get($"/webhooks/twilio/inbound?AccountSid={GatewayHost.Account}&Body=Hi%20there&From=%2B14017122661").ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("GET", host.Upstreams.Only.Method);
    }

    [Fact]
    public async Task A_body_without_a_length_is_forwarded_whole()
    {
        var host = running.Host;
        var request = SignedRequest.Form(parameters: SignedRequest.Text(new string('x', 30_000)));
        var message = request.ToMessage();
        message.Headers.TransferEncodingChunked = true;

        using var response = await host.SendAsync(message);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(request.Body, host.Upstreams.Only.Body);
    }

    [Fact]
    public async Task A_query_is_checked_and_forwarded_with_its_own_escapes()
    {
        var host = running.Host;
        const string path = "/webhooks/twilio/status?m=%2f%2B+x%20&a=1";
        using var response = await host.SendAsync(SignedRequest.Form(path).ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(path, host.Upstreams.Only.Target);
    }

    [Fact]
    public async Task Host_and_forwarding_headers_of_the_caller_do_not_change_what_was_signed()
    {
        var host = running.Host;
        var request = SignedRequest.Form() with
        {
            Headers = [("Host", "somewhere.else"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("Forwarded", "host=evil.example")],
        };
        using var response = await host.SendAsync(request.ToMessage());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_same_signed_request_passes_again_because_the_service_knows_its_natural_key()
    {
        var host = running.Host;
        for (var i = 0; i < 2; i++)
        {
            using var response = await host.SendAsync(SignedRequest.Form().ToMessage());
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        Assert.Equal(2, host.Upstreams.Requests.Count);
    }

    [Fact]
    public async Task What_the_service_answers_goes_back_to_Twilio()
    {
        var host = running.Host;
        host.Upstreams.Answer = async context =>
        {
            context.Response.ContentType = "text/xml";
            await context.Response.Body.WriteAsync("<Response/>"u8.ToArray());
        };
        using var response = await host.SendAsync(SignedRequest.Form().ToMessage());

        Assert.Equal("text/xml", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("<Response/>", Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }
}
