using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class ProblemTests(ProblemTests.Service running) : IClassFixture<ProblemTests.Service>
{
    private const string Secret = "Ann Miller +14155550111";
    private readonly TestService _service = running.Started;

    [Theory]
    [InlineData("/status/400", 400, "bad-request")]
    [InlineData("/status/401", 401, "not-signed-in")]
    [InlineData("/status/403", 403, "not-allowed")]
    [InlineData("/status/404", 404, "not-found")]
    [InlineData("/status/405", 405, "method-not-allowed")]
    [InlineData("/status/408", 408, "too-slow")]
    [InlineData("/status/413", 413, "too-large")]
    [InlineData("/status/415", 415, "unsupported-media-type")]
    [InlineData("/status/429", 429, "too-many-requests")]
    [InlineData("/status/502", 502, "no-answer")]
    [InlineData("/status/503", 503, "unavailable")]
    [InlineData("/status/504", 504, "no-answer")]
    [InlineData("/status/410", 410, "bad-request")]
    [InlineData("/status/500", 500, "internal-error")]
    [InlineData("/throws", 500, "internal-error")]
    [InlineData("/database/true", 503, "unavailable")]
    [InlineData("/database/false", 500, "internal-error")]
    [InlineData("/closed", 401, "not-signed-in")]
    [InlineData("/own", 422, "too-many-images")]
    [InlineData("/invalid", 400, "invalid")]
    [InlineData("/not-found", 404, "not-found")]
    [InlineData("/conflict", 409, "changed-meanwhile")]
    public async Task Every_refusal_has_a_type_of_ours_that_stays_the_same(string path, int status, string slug)
    {
        using var response = await _service.SendAsync(HttpMethod.Get, path);
        await IsProblem(response, status, slug);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"count\":\"x\"}")]
    [InlineData("")]
    public async Task JSON_that_cannot_be_read_is_a_bad_request(string json)
    {
        using var response = await _service.Http.PostAsync("/json", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        await IsProblem(response, 400, "bad-request");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_an_unsupported_media_type()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/json") { Content = new StringContent("x") };
        request.Headers.Authorization = new("Bearer", TestService.Tokens.Mint(new Caller(CallerRole.Public)));
        using var response = await _service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await IsProblem(response, 415, "unsupported-media-type");
    }

    [Fact]
    public async Task An_error_of_ours_tells_nothing_of_what_was_being_done()
    {
        foreach (var path in (string[])["/throws", "/database/false", "/database/true"])
        {
            using var response = await _service.SendAsync(HttpMethod.Get, path);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Ann", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_the_database_is_away_the_caller_is_told_when_to_come_back()
    {
        using var response = await _service.SendAsync(HttpMethod.Get, "/database/true");
        Assert.Equal("2", response.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task One_field_that_is_wrong_is_named()
    {
        using var response = await _service.SendAsync(HttpMethod.Get, "/invalid");
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.Equal("Must be a number.", (string?)problem!["errors"]!["phone"]![0]);
    }

    private static async Task IsProblem(HttpResponseMessage response, int status, string slug)
    {
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.Equal("urn:texting:problem:" + slug, (string?)problem!["type"]);
        Assert.Equal(status, (int?)problem["status"]);
    }

    private sealed record Body(int Count);

    private sealed class DatabaseTrouble(bool transient) : DbException(Secret)
    {
        public override bool IsTransient { get; } = transient;
    }

    /// <summary>One service for all tests of the class.</summary>
    public sealed class Service : IAsyncLifetime
    {
        internal TestService Started { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Started = await TestService.StartAsync(app =>
        {
            var open = app.MapGroup("").AllowAnonymous();
            open.MapGet("/status/{code}", (int code) => Results.StatusCode(code));
            open.MapGet("/throws", string () => throw new InvalidOperationException(Secret));
            open.MapGet("/database/{transient}", string (bool transient) => throw new InvalidOperationException(Secret, new DatabaseTrouble(transient)));
            open.MapPost("/json", (Body body) => body.Count);
            open.MapGet("/own", () => Problem.Of(422, "too-many-images", "Too many images.", "At most 10."));
            open.MapGet("/invalid", () => Problem.Invalid("phone", "Must be a number."));
            open.MapGet("/not-found", () => Problem.NotFound("conversation"));
            open.MapGet("/conflict", () => Problem.Conflict());
            app.MapGet("/closed", () => "in").RequireAuthorization(Policies.Admin);
        });

        public ValueTask DisposeAsync() => Started.DisposeAsync();
    }
}
