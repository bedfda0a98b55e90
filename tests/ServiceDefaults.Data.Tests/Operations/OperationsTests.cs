using System.Net;
using System.Net.Http.Json;
using SampleService;
using ServiceDefaults.Auth;
using ServiceDefaults.Operations;
using Testing;

namespace ServiceDefaults.Data.Tests.Operations;

public sealed class OperationsTests(SampleHost host) : IClassFixture<SampleHost>
{
    private const string Queue = "sample.sample.note-written";
    private const string Letters = $"/api/sample/operations/dead-letters/{Queue}";

    [Fact]
    public async Task What_was_set_aside_can_be_looked_at_and_goes_back_into_its_queue()
    {
        var id = Guid.CreateVersion7().ToString();
        await host.ArrivesAsync(host.Note(OnNoteWritten.Poison), id);
        using var operators = host.Host.ClientOf(new Caller(CallerRole.Operator));

        var first = Assert.Single((await SetAsideAsync(operators)).Oldest);
        Assert.Equal(id, first.MessageId);
        Assert.NotNull(first.Exception);
        Assert.True(first.Bytes > 0);
        // Looking takes nothing away.
        Assert.Equal(first, Assert.Single((await SetAsideAsync(operators)).Oldest));
        var state = await operators.GetFromJsonAsync<ServiceState>("/api/sample/operations/state");
        Assert.Equal(1, state!.Queues!.Single(queue => queue.Name == Queue).DeadLetters);
        Assert.Contains(state.Checks, check => check is { Name: "outbox", Status: "Healthy" });
        Assert.NotNull(state.Outbox);

        using var answer = await operators.PostAsync($"{Letters}/retry", content: null);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<RetriedLetters>())!.Retried);
        // Its handler has met it again: the same message, set aside at another time.
        var second = await Eventually.Until(async () => (await LookAsync(operators)).Oldest.SingleOrDefault(), letter => letter is not null && letter.FailedAt != first.FailedAt);
        Assert.Equal(id, second!.MessageId);
    }

    [Fact]
    public async Task Only_operators_and_only_for_the_services_own_queues()
    {
        using var operators = host.Host.ClientOf(new Caller(CallerRole.Operator));
        using var unknown = await operators.GetAsync("/api/sample/operations/dead-letters/archive.sample.note-archived");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var admin = host.Host.ClientOf(new Caller(CallerRole.Admin, host.Company));
        foreach (var path in new[] { "/api/sample/operations/state", Letters })
        {
            using var refused = await admin.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    private static Task<DeadLetters> SetAsideAsync(HttpClient operators) => Eventually.Until(() => LookAsync(operators), letters => letters.Count == 1);

    private static async Task<DeadLetters> LookAsync(HttpClient operators) => (await operators.GetFromJsonAsync<DeadLetters>(Letters))!;
}
