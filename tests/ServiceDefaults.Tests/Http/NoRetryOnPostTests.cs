using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class NoRetryOnPostTests
{
    [Theory]
    [InlineData("GET", 500, 4)]
    [InlineData("GET", 429, 4)]
    [InlineData("GET", 200, 1)]
    [InlineData("GET", 404, 1)]
    [InlineData("POST", 500, 1)]
    [InlineData("POST", 503, 1)]
    [InlineData("POST", 429, 1)]
    [InlineData("PUT", 500, 1)]
    [InlineData("PATCH", 500, 1)]
    [InlineData("DELETE", 500, 1)]
    public async Task Only_what_changes_nothing_is_tried_again(string method, int answer, int expected)
    {
        var attempts = 0;
        await using var server = await StartAsync(context =>
        {
            Interlocked.Increment(ref attempts);
            context.Response.StatusCode = answer;
            return Task.CompletedTask;
        });
        await using var services = Client();
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("test");

        using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), server.Urls.Single()), TestContext.Current.CancellationToken);

        Assert.Equal(((HttpStatusCode)answer, expected), (response.StatusCode, attempts));
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_not_sent_again()
    {
        var attempts = 0;
        await using var server = await StartAsync(context =>
        {
            Interlocked.Increment(ref attempts);
            context.Abort();
            return Task.CompletedTask;
        });
        await using var services = Client();
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("test");

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.PostAsync(server.Urls.Single(), new StringContent("Body=Hi"), TestContext.Current.CancellationToken));
        Assert.Equal(1, attempts);
    }

    private static ServiceProvider Client()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("test").AddResilienceForSafeMethods();
        services.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        return services.BuildServiceProvider();
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
