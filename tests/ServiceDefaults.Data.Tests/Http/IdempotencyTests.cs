using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SampleService;
using ServiceDefaults.Auth;
using Testing;

namespace ServiceDefaults.Data.Tests.Http;

public sealed class IdempotencyTests(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task The_same_key_and_request_get_the_stored_answer_and_one_effect()
    {
        var note = new WriteNote(Guid.CreateVersion7(), "hello");
        using var first = await PostAsync("key-1", note);
        using var second = await PostAsync("key-1", note);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        Assert.Equal(1, await host.Database.CountAsync("SELECT count(*) FROM notes WHERE id = $1", note.NoteId));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_a_mistake()
    {
        using var first = await PostAsync("key-2", new WriteNote(Guid.CreateVersion7(), "hello"));
        using var second = await PostAsync("key-2", new WriteNote(Guid.CreateVersion7(), "another"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("urn:texting:problem:idempotency-key-reused", await TypeOfAsync(second));
    }

    [Fact]
    public async Task The_same_key_of_another_company_is_another_key()
    {
        var note = new WriteNote(Guid.CreateVersion7(), "hello");
        using var first = await PostAsync("key-3", note);
        using var second = await PostAsync("key-3", note with { NoteId = Guid.CreateVersion7() }, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_request_that_was_refused_is_not_stored_and_may_be_corrected_with_the_same_key()
    {
        using var refused = await PostAsync("key-4", new WriteNote(Guid.CreateVersion7(), ""));
        using var corrected = await PostAsync("key-4", new WriteNote(Guid.CreateVersion7(), "hello"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
    }

    [Fact]
    public async Task Many_at_once_have_one_effect_and_each_gets_the_answer_or_is_told_to_wait()
    {
        var note = new WriteNote(Guid.CreateVersion7(), "hello");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("key-5", note)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var waiting in answers.Where(answer => answer.StatusCode == HttpStatusCode.Conflict))
            Assert.Equal("urn:texting:problem:still-running", await TypeOfAsync(waiting));
        Assert.Equal(1, await host.Database.CountAsync("SELECT count(*) FROM notes WHERE id = $1", note.NoteId));
    }

    [Fact]
    public async Task A_request_without_a_key_is_told_what_to_send()
    {
        using var none = await PostAsync(null, new WriteNote(Guid.CreateVersion7(), "hello"));
        using var tooLong = await PostAsync(new string('k', 201), new WriteNote(Guid.CreateVersion7(), "hello"));
        Assert.Equal("urn:texting:problem:idempotency-key-missing", await TypeOfAsync(none));
        Assert.Equal("urn:texting:problem:idempotency-key-missing", await TypeOfAsync(tooLong));
    }

    private static async Task<string?> TypeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();

    private async Task<HttpResponseMessage> PostAsync(string? key, WriteNote note, Guid? company = null)
    {
        using var client = host.Host.ClientOf(new Caller(CallerRole.Admin, company ?? host.Company, Guid.CreateVersion7(), "Olivia Park"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes") { Content = JsonContent.Create(note) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
