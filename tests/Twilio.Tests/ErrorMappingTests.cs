using System.Net;
using System.Net.Sockets;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Tests;

/// <summary>What a caller sees of each kind of failure: whether a text may have been sent hangs on these differences.</summary>
public sealed class ErrorMappingTests : IDisposable
{
    private readonly CarrierWire wire = new();

    public void Dispose() => wire.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 400, 21211)]
    [InlineData(HttpStatusCode.BadRequest, 400, 21610)]
    [InlineData(HttpStatusCode.Unauthorized, 401, 20003)]
    [InlineData(HttpStatusCode.NotFound, 404, 20404)]
    [InlineData(HttpStatusCode.TooManyRequests, 429, 20429)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 503, 20503)]
    public async Task A_JSON_error_keeps_its_code_and_status(HttpStatusCode answer, int status, int code)
    {
        wire.Answers(answer, $$"""{"code":{{code}},"message":"no","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""");

        var failure = await Assert.ThrowsAsync<ApiException>(Create);

        Assert.Equal((code, status, "no"), (failure.Code, failure.Status, failure.Message));
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", failure.MoreInfo);
    }

    [Fact]
    public async Task Details_of_a_JSON_error_are_kept()
    {
        wire.Answers(HttpStatusCode.BadRequest, """{"code":1,"message":"no","status":400,"details":{"foo":"bar"}}""");
        Assert.Equal("bar", (await Assert.ThrowsAsync<ApiException>(Create)).Details["foo"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html><body>502 Bad Gateway</body></html>")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "")]
    public async Task A_page_of_an_edge_proxy_has_neither_code_nor_status_so_the_outcome_is_unknown(HttpStatusCode answer, string page)
    {
        wire.Answers(answer, page, "text/html");

        var failure = await Assert.ThrowsAsync<ApiException>(Create);

        Assert.Equal((0, 0), (failure.Code, failure.Status));
        Assert.Contains(answer.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_RFC_9457_error_reads_as_an_ordinary_one_without_its_title()
    {
        wire.Answers(HttpStatusCode.BadRequest, """{"type":"t","title":"Bad","code":20001,"status":400,"detail":"d"}""", "application/problem+json");

        var failure = await Assert.ThrowsAsync<ApiException>(Create);

        Assert.Equal((20001, 400), (failure.Code, failure.Status));
        Assert.Equal("Unable to make request, BadRequest", failure.Message);
    }

    [Fact]
    public async Task A_broken_connection_is_told_apart_from_an_answer_and_keeps_its_cause()
    {
        var cause = new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));
        wire.Breaks(cause);

        var failure = await Assert.ThrowsAsync<ApiConnectionException>(Create);

        Assert.Same(cause, failure.InnerException);
        Assert.StartsWith("Connection Error: POSThttps://api.twilio.com/2010-04-01/Accounts/", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_is_a_failed_connection_too()
    {
        using var silence = new SilentHandler();
        using var http = new System.Net.Http.HttpClient(silence) { Timeout = TimeSpan.FromMilliseconds(50) };
        var client = new TwilioRestClient("AC1", "token", httpClient: new SystemNetHttpClient(http));

        var failure = await Assert.ThrowsAsync<ApiConnectionException>(() => MessageResource.FetchAsync("SM1", client: client));

        Assert.IsType<TaskCanceledException>(failure.InnerException);
    }

    [Fact]
    public async Task A_redirect_counts_as_success()
    {
        wire.Answers(HttpStatusCode.TemporaryRedirect, CarrierWire.Message);
        Assert.Equal("SM00000000000000000000000000000001", (await MessageResource.FetchAsync("SM1", client: wire.Client())).Sid);
    }

    [Fact]
    public async Task Deleting_what_is_gone_throws_instead_of_answering_false()
    {
        wire.Answers(HttpStatusCode.NotFound, """{"code":20404,"message":"gone","status":404}""");
        Assert.Equal(20404, (await Assert.ThrowsAsync<ApiException>(() => MessageResource.DeleteAsync("SM1", client: wire.Client()))).Code);
    }

    [Fact]
    public void All_failures_have_one_base() =>
        Assert.All(
            new[] { typeof(ApiException), typeof(ApiStandardException), typeof(ApiConnectionException), typeof(AuthenticationException) },
            type => Assert.True(typeof(TwilioException).IsAssignableFrom(type)));

    private Task<MessageResource> Create() =>
        MessageResource.CreateAsync(new CreateMessageOptions("+14017122661") { Body = "hi", MessagingServiceSid = "MG1" }, wire.Client());

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody waits for ever.");
        }
    }
}
