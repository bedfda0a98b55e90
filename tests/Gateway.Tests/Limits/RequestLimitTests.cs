using System.Net.Sockets;
using System.Text;
using Gateway.Tests.Hosting;

namespace Gateway.Tests.Limits;

/// <summary>R41 hostile sizes, R37 request smuggling.</summary>
public sealed class RequestLimitTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/messaging/conversations/1/messages", 1024 * 1024, HttpStatusCode.OK)]
    [InlineData("/api/messaging/conversations/1/messages", 1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/messaging/images", 12 * 1024 * 1024, HttpStatusCode.OK)]
    [InlineData("/api/messaging/images", 12 * 1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_the_size_its_route_allows(string path, int size, HttpStatusCode expected)
    {
        var host = running.Host;
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[size]) };
        // Ask first: a client that is still writing when it is refused sees a broken connection instead of the answer.
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new("Bearer", await host.TokenOf("olivia"));
        using var response = await host.SendAsync(request);

        if (expected == HttpStatusCode.OK) Assert.Equal(size, host.Upstreams.Only.Body.Length);
        else await response.IsProblem(expected, "too-large");
    }

    [Theory]
    [InlineData(10 * 1024 * 1024, HttpStatusCode.OK)]
    [InlineData(10 * 1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_email_may_be_as_large_as_mail_servers_take(int size, HttpStatusCode expected)
    {
        await using var host = await GatewayHost.StartAsync(settings: ("Mail:Keys:mx", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("key"u8))));
        var request = new HttpRequestMessage(HttpMethod.Post, "/email/inbound") { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new("Bearer", "key");
        using var response = await host.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit()
    {
        var host = running.Host;
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messaging/conversations/1/messages") { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", await host.TokenOf("olivia"));
        using var response = await host.SendAsync(request);

        await response.IsProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task Headers_that_never_end_are_not_waited_for()
    {
        await using var host = await GatewayHost.StartAsync(settings: ("Limits:HeadersWithin", "00:00:01"));
        var answer = await Raw(host, "GET /media/x HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1\r\n");
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /media/x HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("POST /media/x HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /media/x HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 5\r\n\r\nabcde")]
    [InlineData("POST /media/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /media/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("GET /media/x HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")]
    [InlineData("GET /media/x HTTP/1.1\r\n\r\n")]
    [InlineData("GET /media/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n")]
    [InlineData("GET /media/x HTTP/1.1\r\nHost: x\r\nX: a\r\n folded\r\n\r\n")]
    [InlineData("GET /media/x HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n")]
    [InlineData("GET /media/x y HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /media/x HTTP/9.9\r\nHost: x\r\n\r\n")]
    [InlineData("GET /media/%2\0 HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task A_request_that_two_servers_could_read_in_two_ways_is_refused(string request)
    {
        var host = running.Host;
        var answer = await Raw(host, request);

        Assert.Matches("^HTTP/1.1 (400|501|505)", answer);
        Assert.Empty(host.Upstreams.Requests);
    }

    [Fact]
    public async Task A_second_request_hidden_in_the_body_of_the_first_stays_a_body()
    {
        var host = running.Host;
        var hidden = "GET /media/hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        var bearer = await host.TokenOf("olivia");
        await Raw(host, $"POST /api/messaging/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {bearer}\r\nContent-Length: {hidden.Length}\r\n\r\n{hidden}");

        Assert.Equal(("/api/messaging/x", hidden), (host.Upstreams.Only.Target, host.Upstreams.Only.Text));
    }

    [Fact]
    public async Task Where_length_and_chunks_disagree_the_service_sees_one_request_or_none()
    {
        var host = running.Host;
        var bearer = await host.TokenOf("olivia");
        await Raw(host, $"POST /api/messaging/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {bearer}\r\nContent-Length: 49\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /media/hidden HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.DoesNotContain(host.Upstreams.Requests, seen => seen.Target.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_browsers_must_not_do_stands_on_every_answer_and_no_server_introduces_itself()
    {
        var host = running.Host;
        foreach (var path in (string[])["/api/messaging/x", "/signin", "/media/x", "/api/unknown"])
        {
            using var response = await host.SendAsync(HttpMethod.Get, path, await host.TokenOf("olivia"));
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(response.Headers.Contains("Referrer-Policy"));
            Assert.Contains("frame-ancestors", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task What_a_service_says_about_its_own_answer_stands()
    {
        var host = running.Host;
        host.Upstreams.Answer = context =>
        {
            context.Response.Headers.CacheControl = "private, max-age=3600";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return Task.CompletedTask;
        };
        using var own = await host.SendAsync(HttpMethod.Get, "/api/messaging/x", await host.TokenOf("olivia"));
        host.Upstreams.Answer = null;
        using var silent = await host.SendAsync(HttpMethod.Get, "/api/messaging/x", await host.TokenOf("olivia"));

        Assert.Equal("default-src 'none'", own.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(TimeSpan.FromHours(1), own.Headers.CacheControl?.MaxAge);
        Assert.True(silent.Headers.CacheControl?.NoStore);
    }

    /// <summary>Writes the bytes as they are and reads until the gateway closes or has answered a bad request.</summary>
    private static async Task<string> Raw(GatewayHost host, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancel);
    }
}
