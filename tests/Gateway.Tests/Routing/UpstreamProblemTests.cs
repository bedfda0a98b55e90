using Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Routing;

public sealed class UpstreamProblemTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    // Nothing listens on the discard port.
    private static readonly (string, string?)[] NobodyThere =
        [("services:messaging:http:0", "http://127.0.0.1:9"), ("services:web:http:0", "http://127.0.0.1:9")];

    [Fact]
    public async Task A_program_learns_that_the_outcome_is_unknown_and_when_to_try_again()
    {
        await using var host = await GatewayHost.StartAsync(settings: NobodyThere);
        using var response = await host.SendAsync(HttpMethod.Post, "/api/messaging/conversations/1/messages", await host.TokenOf("olivia"));

        await response.IsProblem(HttpStatusCode.BadGateway, "no-answer");
        Assert.Equal("2", response.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task Somebody_at_a_browser_sees_a_page_that_tries_again_by_itself()
    {
        await using var host = await GatewayHost.StartAsync(settings: NobodyThere);
        using var response = await host.SendAsync(HttpMethod.Get, "/conversations", cookie: await host.CookieOf("olivia"), headers: ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("http-equiv=\"refresh\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task A_problem_of_a_service_passes_as_it_is(int status)
    {
        var host = running.Host;
        host.Upstreams.Answer = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync("""{"type":"urn:texting:problem:its-own"}""");
        };
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/x", await host.TokenOf("olivia"));

        await response.IsProblem((HttpStatusCode)status, "its-own");
    }

    [Fact]
    public async Task A_service_that_dies_in_the_middle_of_an_answer_breaks_the_connection_instead_of_faking_an_end()
    {
        var host = running.Host;
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Upstreams.Answer = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await arrived.Task;
            context.Abort();
        };
        using var response = await host.SendAsync(HttpMethod.Get, "/api/messaging/x", await host.TokenOf("olivia"));
        arrived.SetResult();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
